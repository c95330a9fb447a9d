import { writtenRole } from '../exporting/relations.ts'
import { idFrom } from '../exporting/rows.ts'
import { relationshipOf } from '../reading/guardians.ts'
import type { RosterKind, RosterRelation } from '../roster.ts'
import { asWaiting, awoken, isWaiting, longest, tellingIn } from '../telling.ts'
import { daysOf, type Dated } from './days.ts'
import { datedRows, type Wanted, type WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'
import { standingBy } from './rights.ts'

type Relation = KeptRows[RosterRelation]

/** What a roster wants of the rows of a kind, and what becomes of a row of which it says nothing itself. */
export interface Restated<Row> {
  readonly wanted: WantedRows<Row>
  readonly unsaid?: (before: Row) => Wanted<Row> | undefined
}

/**
 * A row of changes takes the place of what it told before: a relation that it told, and tells no longer, ends,
 * unless another row tells it, too. What no row of the source is known to tell goes on.
 */
export function asRestated<Kind extends RosterKind>(
  kind: Kind,
  going: Going,
  wanted: WantedRows<KeptRows[Kind]>,
): Restated<KeptRows[Kind]> {
  if (!isRelation(kind)) return { wanted }
  const restated = restatedRelations(kind, going, wanted as unknown as WantedRows<Relation>)
  return restated as unknown as Restated<KeptRows[Kind]>
}

function isRelation(kind: RosterKind): kind is RosterRelation {
  return kind === 'affiliations' || kind === 'enrolments' || kind === 'guardianships'
}

function restatedRelations(
  kind: RosterRelation,
  going: Going,
  wanted: WantedRows<Relation>,
): Restated<Relation> {
  const at = (place: number, before: Relation | undefined) => {
    const one = wanted.at(place, before)
    if (!one || !before) return one
    // What was made by hand, or came by another roster, is not this one's to take back.
    const isOthers = going.byHand.has(before.id) && one.row.told_by !== undefined
    if (isOthers || isByOurExport(kind, one, before)) {
      return withTellings(one, before.told_by ?? [])
    }
    return going.roster.handling[kind] === 'delta' ? beside(kind, going, one, before) : one
  }
  // Whom somebody guards may hang on a role of theirs, although nothing is said of guardians.
  const { handling } = going.roster
  const hangs = kind === 'guardianships' && handling[kind] === 'absent'
  const isTouched = handling[kind] === 'delta' || (hangs && handling.affiliations === 'delta')
  if (!isTouched) return { wanted: { ...wanted, at } }
  return { wanted: { ...wanted, at }, unsaid: (before) => whatIsLeft(kind, going, before) }
}

/** Our own export gives rows ids of its own making: the source, whose next changes are awaited, knows none of them. */
function isByOurExport(kind: RosterRelation, { row }: Wanted<Relation>, before: Relation): boolean {
  if (!('role' in before)) return isSameLink(row, before)
  const [told, another] = row.told_by ?? []
  if (told === undefined || another !== undefined) return false
  const [first = '', second = ''] = before.source_id.split('\t')
  const { record } = tellingIn(told)
  return kind === 'affiliations'
    ? record === idFrom('affiliation', first, second, writtenRole(before.role))
    : record === idFrom('enrolment', first, second, before.role)
}

/** The same rows tell the same of two people, of whom our export says itself what their roles told before. */
function isSameLink(row: Relation, before: Relation): boolean {
  const recordsOf = ({ told_by = [] }: Relation) => told_by.map((one) => tellingIn(one).record)
  return (
    recordsOf(row).length > 0 &&
    !waits(row) &&
    !waits(before) &&
    'relationship' in row &&
    'relationship' in before &&
    row.relationship === before.relationship &&
    String(recordsOf(row)) === String(recordsOf(before))
  )
}

function withTellings(one: Wanted<Relation>, told_by: readonly string[]): Wanted<Relation> {
  return { ...one, row: { ...one.row, told_by } }
}

/** A relation of which a row of changes tells, and perhaps rows that came before do. */
function beside(
  kind: RosterRelation,
  going: Going,
  one: Wanted<Relation>,
  before: Relation,
): Wanted<Relation> {
  if (waits(one.row)) return besideWaiting(kind, going, one, before)
  const untouched = (before.told_by ?? []).filter(isUntouched(going, kind))
  const left = waits(before) ? awoken(untouched) : stillTold(kind, going, before)
  if (left.length === 0) return one
  if (one.ended) return asLeft(kind, going, before)
  const own = one.row.told_by ?? []
  const all = [...new Set([...left, ...own])].toSorted()
  const isByThese = own.includes(longestOf(all) ?? '')
  return withTellings(
    isByThese ? one : { ...one, row: { ...one.row, ...lasting(going, kind, before, all) } },
    all,
  )
}

/** Two of whom a row of changes tells that neither is a guardian now: another row may tell that one is. */
function besideWaiting(
  kind: RosterRelation,
  going: Going,
  one: Wanted<Relation>,
  before: Relation,
): Wanted<Relation> {
  const isLink = !waits(before) && stillTold(kind, going, before).length > 0
  if (isLink) return asLeft(kind, going, before)
  const untouched = (before.told_by ?? []).filter(isUntouched(going, kind))
  const all = new Set([...asWaiting(untouched), ...(one.row.told_by ?? [])])
  return withTellings(one, [...all].toSorted())
}

function asLeft(kind: RosterRelation, going: Going, before: Relation): Wanted<Relation> {
  return whatIsLeft(kind, going, before) ?? { row: before, ended: false }
}

/** Whether two belong to each other by rows of the source, and neither is the guardian for now. */
function waits({ told_by = [] }: Relation): boolean {
  return told_by.some(isWaiting)
}

function longestOf(all: readonly string[]): string | undefined {
  const top = longest(all)
  return all.find((one) => {
    const { starts, ends, record } = tellingIn(one)
    return starts === top?.starts && ends === top.ends && record === top.record
  })
}

/** What becomes of a relation of which the changes say nothing themselves. Nothing, where no row that told it is among them. */
function whatIsLeft(
  kind: RosterRelation,
  going: Going,
  before: Relation,
): Wanted<Relation> | undefined {
  if (waits(before)) return asTheyWait(going, before)
  const told = before.told_by ?? []
  const left = stillTold(kind, going, before)
  const row = asTheyAre(going, before, left)
  if (left.length === told.length) return row === before ? undefined : { row, ended: false }
  if (left.length === 0) {
    return { row: { ...before, told_by: told.filter(isUntouched(going, kind)) }, ended: true }
  }
  const isOver = datedRows(going.today).isOver(before)
  const lasts = isOver ? before : { ...row, ...lasting(going, kind, before, left) }
  return { row: { ...lasts, told_by: left }, ended: false }
}

/** The rows that tell of a relation, without those that the changes hold anew. */
function stillTold(
  kind: RosterRelation,
  going: Going,
  { source_id, told_by = [] }: Relation,
): readonly string[] {
  const { guardians, formerGuardians } = going
  const [guardian = ''] = source_id.split('\t')
  const isByRoleNoMore =
    kind === 'guardianships' && formerGuardians.has(guardian) && !guardians.has(guardian)
  return told_by
    .filter(isUntouched(going, kind))
    .filter((one) => !(isByRoleNoMore && tellingIn(one).as === ''))
}

/** Whether a row that told something is not among the changes, and so tells it still. */
function isUntouched({ roster: { restated } }: Going, kind: RosterRelation) {
  return (one: string) => restated?.[kind].has(tellingIn(one).record) !== true
}

/** What becomes of two who belong to each other by rows that wait: one may be a guardian now. */
function asTheyWait(going: Going, before: Relation): Wanted<Relation> | undefined {
  const told = (before.told_by ?? []).filter(isUntouched(going, 'guardianships'))
  if (!('guardian_id' in before)) return undefined
  const [guardian = ''] = before.source_id.split('\t')
  const byRole = relationshipOf(going.guardians.get(guardian))
  const [told_by, said] = [awoken(told), awoken(told).map((one) => tellingIn(one).as)]
  const relationship = byRole ?? (said.some((as) => as !== '') ? before.relationship : undefined)
  if (told_by.length === 0 || !relationship) {
    return { row: { ...before, told_by: told }, ended: true }
  }
  const standing = standingBy({ ...before, relationship }, before, going)
  const days = daysOf({ isSilentOfEnds: true }, before, going.today)
  return { row: { ...before, ...standing, ...days, told_by }, ended: false }
}

/** The days of the row that holds longest. */
function lasting(
  { roster: { untold }, today }: Going,
  kind: RosterRelation,
  before: Relation,
  all: readonly string[],
): Dated {
  const { starts = '', ends = '' } = longest(all) ?? {}
  const isSilentOfEnds = kind === 'guardianships' || untold?.includes(`${kind}.ends_on`) === true
  const told = { ...(starts && { starts }), ...(ends && { ends }), isSilentOfEnds }
  return daysOf(told, before, today)
}

/** A guardian who is another to the child now, as their role alone told what they are. */
function asTheyAre(going: Going, before: Relation, left: readonly string[]): Relation {
  if (!('guardian_id' in before) || left.length === 0) return before
  if (left.some((one) => tellingIn(one).as !== '')) return before
  const [guardian = ''] = before.source_id.split('\t')
  const relationship = relationshipOf(going.guardians.get(guardian))
  if (!relationship || relationship === before.relationship) return before
  return { ...before, ...standingBy({ ...before, relationship }, before, going) }
}
