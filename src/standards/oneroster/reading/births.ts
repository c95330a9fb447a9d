import { said, type Said } from '../../../platform/i18n/word.ts'
import { certainDay, type NoDay } from './days.ts'
import { noteIdTwice, theId, type Draft } from './draft.ts'
import { note, type ProblemCode } from '../problem.ts'
import { learnersAmong, type RosterPerson } from '../roster.ts'
import { placeOf, type Row } from './row.ts'
import { shown } from './shown.ts'
import { isEnded } from './values.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Adds the month in which somebody was born. The day of a row is not kept, and not said again: a problem with
 * it has its place alone.
 */
export function addBirth(row: Row, draft: Draft): void {
  const id = row.cells['sourcedId'] ?? ''
  const place = placeOf(row, 'sourcedId')
  if (isEnded(draft, row)) return
  if (id === '') return note(draft.problems, 'id-missing', place, said(words.idMissing, {}))
  const first = draft.births.get(id)
  if (first) return noteIdTwice(draft.problems, place, { id, first })
  const month = monthIn(draft, row)
  if (month === undefined) return
  draft.births.set(theId(draft, id), { value: month, file: row.file, line: row.line })
}

/** The month of a birth, `yyyy-mm`; a source that tells no more than that tells enough. */
function monthIn(draft: Draft, row: Row): string | undefined {
  const text = row.cells[column] ?? ''
  const isMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
  const month = isMonth ? text : certainDay(draft, { row, column }, saidOfBirth)?.slice(0, 7)
  if (month === undefined || isPossible(month, draft.today)) return month
  note(draft.problems, 'birth-unclear', placeOf(row, column), said(words.birthImpossible, {}))
  return undefined
}

const column = 'birthDate'

function saidOfBirth({ twoDays }: NoDay): readonly [ProblemCode, Said] {
  return ['birth-unclear', said(twoDays ? words.birthTwoDays : words.birthNoDay, {})]
}

/** Nobody who learns here was born before the twentieth century, or is yet to be born. */
function isPossible(month: string, today: string | undefined): boolean {
  return month >= '1900-01' && month <= (today ?? '2099-12').slice(0, 7)
}

/**
 * The people of a draft with the months in which they were born. Where the files tell what everybody is, those who do
 * not learn, staff and guardians, are taken without: nothing of Kith asks their age. Where they do not, only who is
 * here already knows who learns, and it is left to whoever takes the roster in.
 */
export function withBirths(draft: Draft): (person: RosterPerson) => RosterPerson {
  const { births, people, problems } = draft
  if (births.size === 0) return (person) => person
  for (const [id, { file, line }] of births) {
    if (people.has(id)) continue
    note(
      problems,
      'reference-unknown',
      { file, line },
      said(words.birthOfNobody, { id: shown(id) }),
    )
  }
  const learners = learnersAmong(draft.affiliations.values, draft.enrolments.values)
  const tellsAll = draft.handling.affiliations === 'bulk'
  return (person) => {
    const born = births.get(person.sourceId)
    const mayLearn = !tellsAll || learners.has(person.sourceId)
    return born && mayLearn ? { ...person, bornIn: born.value } : person
  }
}
