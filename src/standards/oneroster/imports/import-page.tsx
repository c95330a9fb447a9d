import { saidAgain } from '../../../platform/i18n/kept.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { Check } from '../../../platform/ui/check.tsx'
import { useSay } from '../../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../../platform/ui/error-summary.tsx'
import { Deed, Form } from '../../../platform/ui/form.tsx'
import { Layout } from '../../../platform/ui/layout.tsx'
import { Progress } from '../../../platform/ui/progress.tsx'
import { Table } from '../../../platform/ui/table.tsx'
import { sayAdmissions, sayLeaderless } from '../applying/admission.ts'
import { sayCalledThere } from '../applying/called-there.ts'
import { countsOf, sayEndings } from '../applying/ending.ts'
import type { RosterOutcome } from '../applying/passing.ts'
import type { RosterImport } from './store.ts'
import { gatherFaults, gatherSorts, type Fault, type Report } from './report.ts'
import { mostOfASort } from '../problem.ts'
import { rosterKinds } from '../roster.ts'
import { dayAndTime } from './rosters-page.tsx'
import { rosterWords as words } from '../words.ts'

interface ImportPageProps {
  one: RosterImport
  /** What else is on its way into the same organisation. */
  others?: readonly RosterImport[]
  errors?: Errors
}

/** One roster on its way: being read, what it would change, being taken in, what it changed. */
export function ImportPage({ one, others = [], errors = {} }: ImportPageProps) {
  const say = useSay()
  const { report, status } = one
  const title = say(words.importTitle, { day: dayAndTime(one, say.locale.formatTags) })
  const isMoving = status === 'checking' || status === 'applying'
  return (
    <Layout title={title} refresh={isMoving ? 2 : undefined} wrong={Object.keys(errors).length > 0}>
      <div class="roster">
        <ErrorSummary errors={errors} />
        <header class="stack">
          <p>
            <a href={`/organisations/${one.organisation}/rosters`}>
              {say(words.backToRosters, { name: one.organisationName })}
            </a>
          </p>
          <h1>{title}</h1>
          <p>
            <strong>{say(words[status])}</strong>
          </p>
          <p class="soft">{say(words.fileNames, { names: one.fileName })}</p>
          {report.dialect && (
            <p class="soft">{say(words.dialectIs, { dialect: report.dialect })}</p>
          )}
        </header>
        <Says one={one} />
        <Others one={one} others={others} />
        {report.outcome && <Changes one={one} outcome={report.outcome} />}
        {status === 'checked' && <Decide one={one} errors={errors} />}
        {report.problems && <Problems report={report} />}
      </div>
    </Layout>
  )
}

function Says({ one }: { one: RosterImport }) {
  const say = useSay()
  const { status, report, done, total } = one
  const refusal = report.refusal && saidAgain(report.refusal)
  if (status === 'checking') return <Progress label={say(words.checkingSays)} done={0} />
  if (status === 'applying') {
    return (
      <Progress label={say(words.applyingSays)} done={done} all={total > 0 ? total : undefined} />
    )
  }
  if (status === 'applied') return <p>{say(words.appliedSays)}</p>
  if (status === 'checked') {
    return (
      <div class="stack">
        {refusal && <p>{say.said(refusal)}</p>}
        <p>{say(words.checkedSays)}</p>
      </div>
    )
  }
  return (
    <div class="stack">
      {refusal && <p>{say.said(refusal)}</p>}
      <p>{say(words.refusedSays)}</p>
    </div>
  )
}

/** Two rosters come in one after the other, and the one that is taken in last holds: whoever decides has to know of both. */
function Others({ one, others }: { one: RosterImport; others: readonly RosterImport[] }) {
  const say = useSay()
  const isUndecided = one.status === 'checking' || one.status === 'checked'
  return (isUndecided ? others : []).map((other) => {
    const isEarlier = other.startedAt < one.startedAt
    const day = dayAndTime(other, say.locale.formatTags)
    const args = { this: one.fileName, other: other.fileName, day }
    return (
      <p>
        {say(isEarlier ? words.earlierWaits : words.laterWaits, args)}{' '}
        <a href={`/organisations/${other.organisation}/rosters/${other.id}`}>
          {say(words.importTitle, { day })}
        </a>
      </p>
    )
  })
}

function Changes({ one, outcome }: { one: RosterImport; outcome: RosterOutcome }) {
  const say = useSay()
  const { withheld } = outcome
  const leaderless = sayLeaderless(say, outcome)
  const calledThere = sayCalledThere(say, one.organisationName, outcome)
  return (
    <>
      {calledThere !== undefined && <p>{calledThere}</p>}
      <ChangesTable outcome={outcome} />
      {sayAdmissions(say, outcome).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {withheld > 0 && <p>{say(words.withheld, { count: withheld })}</p>}
      {leaderless !== undefined && <p>{leaderless}</p>}
    </>
  )
}

function ChangesTable({ outcome }: { outcome: RosterOutcome }) {
  const say = useSay()
  const { changes } = outcome
  // What happens to nothing has no column: on a phone it would push out of sight what ends.
  const columns = verdicts.filter(
    ([verdict]) => verdict === 'same' || rosterKinds.some((kind) => changes[kind][verdict] > 0),
  )
  const heads = [words.kind, ...columns.map(([, head]) => head)]
  return (
    <Table caption={say(words.changesCaption)} heads={heads.map((head) => say(head))}>
      {rosterKinds.map((kind) => {
        const counts = changes[kind]
        const isEmpty = Object.values(counts).every((count) => count === 0)
        return isEmpty ? null : (
          <tr>
            <th scope="row">{say(words[kind])}</th>
            {columns.map(([verdict]) => (
              <td>{counts[verdict]}</td>
            ))}
          </tr>
        )
      })}
    </Table>
  )
}

const verdicts = [
  ['new', words.newRows],
  ['changed', words.changedRows],
  ['resumed', words.resumedRows],
  ['ended', words.endedRows],
  ['same', words.sameRows],
] as const

function Decide({ one, errors }: { one: RosterImport; errors: Errors }) {
  const say = useSay()
  const here = `/organisations/${one.organisation}/rosters/${one.id}`
  const { needsConfirming = false, endings = [] } = one.report.outcome ?? {}
  return (
    <section class="decide" aria-label={say(words.takeIn)}>
      <Form to={`${here}/in`} class="stack">
        {needsConfirming && <input type="hidden" name="seen" value={countsOf(endings)} />}
        {needsConfirming && (
          <Check
            name="confirm"
            label={say(words.confirmEnding, { what: sayEndings(say, endings) })}
            hint={say(words.confirmHint)}
            error={errors['confirm']}
          />
        )}
        <Button kind="main">{say(words.takeIn)}</Button>
      </Form>
      <Deed to={`${here}/out`}>{say(words.leaveOut)}</Deed>
    </section>
  )
}

/** What was found wrong, with its places: one sentence for all the lines that it is true of. */
function Problems({ report }: { report: Report }) {
  const say = useSay()
  const { problems = [], found = 0 } = report
  return (
    <section class="stack" aria-labelledby="problems">
      <h2 id="problems">{say(words.problemsHeading, { count: found })}</h2>
      {found > 0 && <p class="soft">{say(words.problemsSays)}</p>}
      {found > problems.length && (
        <p class="soft">
          {say(words.problemsSome, { most: mostOfASort, shown: problems.length, found })}
        </p>
      )}
      <div>
        {gatherSorts(gatherFaults(problems)).map((faults) => (
          <FaultsOfASort faults={faults} />
        ))}
      </div>
    </section>
  )
}

/** What is wrong in the same way, the first places by themselves and the others behind a line. */
function FaultsOfASort({ faults }: { faults: readonly Fault[] }) {
  const say = useSay()
  const others = faults.slice(fewFaults)
  if (others.length < 2) return <Faults faults={faults} />
  return (
    <>
      <Faults faults={faults.slice(0, fewFaults)} />
      <details class="more-faults">
        <summary>{say(words.faultsMore, { count: others.length })}</summary>
        <Faults faults={others} />
      </details>
    </>
  )
}

/** So many show what is wrong; who mends it at its source wants to see them all. */
const fewFaults = 3

function Faults({ faults }: { faults: readonly Fault[] }) {
  const say = useSay()
  return (
    <dl class="faults">
      {faults.map((fault) => {
        const sentence = saidAgain(fault.said)
        return (
          <div>
            <dt>
              <Where fault={fault} />
            </dt>
            <dd>{sentence && say.said(sentence)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function Where({ fault: { file, lines, column } }: { fault: Fault }) {
  const say = useSay()
  const count = lines.length
  const list = new Intl.ListFormat(say.locale.formatTags, { type: 'unit' })
  return (
    <>
      {file}
      {count > 0 && (
        <span class="soft">
          {' '}
          · {say(words.onLines, { count, lines: list.format(lines.map(String)) })}
        </span>
      )}
      {column && <span class="soft"> · {column}</span>}
    </>
  )
}
