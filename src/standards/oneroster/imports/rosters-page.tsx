import { Asking, describedBy } from '../../../platform/ui/asked.tsx'
import { Button } from '../../../platform/ui/button.tsx'
import { useSay } from '../../../platform/ui/context.ts'
import { Deed, Form } from '../../../platform/ui/form.tsx'
import { Layout } from '../../../platform/ui/layout.tsx'
import { Question } from '../../../platform/ui/question.tsx'
import type { RosterImport } from './store.ts'
import type { Host } from '../applying/kept.ts'
import { rosterWords as words } from '../words.ts'

interface RostersPageProps {
  host: Host
  imports: readonly RosterImport[]
  /** What is wrong with the files that were sent last; they have to be chosen again. */
  error?: string | undefined
}

/** Sending a roster, taking one out, and those that were sent. */
export function RostersPage({ host, imports, error }: RostersPageProps) {
  const say = useSay()
  const title = say(words.rostersTitle, { name: host.name })
  return (
    <Layout title={title} wrong={error !== undefined}>
      <div class="roster">
        <header class="stack">
          <h1>{title}</h1>
          <p class="soft">{say(words.rostersIntro)}</p>
        </header>
        {typeof host.broughtBy === 'string' ? (
          <Elsewhere name={host.name} of={host.broughtBy} />
        ) : (
          <SendRoster host={host} error={error} />
        )}
        <Question id="out" title={say(words.exportHeading)}>
          <p>{say(words.exportSays)}</p>
          <Deed to={`/organisations/${host.id}/roster.zip`} whole>
            {say(words.exportNow)}
          </Deed>
        </Question>
        <ImportList imports={imports} />
      </div>
    </Layout>
  )
}

function SendRoster({ host, error }: { host: Host; error: string | undefined }) {
  const say = useSay()
  const asked = { name: 'files', label: say(words.filesLabel), hint: say(words.filesHint), error }
  return (
    <Question id="send" title={say(words.sendHeading)}>
      <Form to={`/organisations/${host.id}/rosters/files`} files whole class="stack">
        <Asking asked={asked} id="files">
          <input
            class="input"
            id="files"
            name="files"
            type="file"
            accept=".zip,.csv,.tsv,.txt"
            multiple
            required
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={describedBy('files', asked)}
          />
        </Asking>
        <Button kind="main">{say(words.send)}</Button>
      </Form>
    </Question>
  )
}

/** An organisation that came by a roster takes in none of its own. */
function Elsewhere(names: { name: string; of: string }) {
  const say = useSay()
  return (
    <Question id="send" title={say(words.broughtHeading)}>
      <p>{say(words.broughtSays, names)}</p>
    </Question>
  )
}

function ImportList({ imports }: { imports: readonly RosterImport[] }) {
  const say = useSay()
  return (
    <Question id="imports" title={say(words.importsHeading)}>
      {imports.length === 0 && <p class="soft">{say(words.noImports)}</p>}
      <ul class="stack">
        {imports.map((one) => (
          <li>
            <a href={`/organisations/${one.organisation}/rosters/${one.id}`}>
              {say(words.importTitle, { day: dayAndTime(one, say.locale.formatTags) })}
            </a>{' '}
            <span class="soft">
              {say(words[one.status])} · {one.fileName}
            </span>
          </li>
        ))}
      </ul>
    </Question>
  )
}

/** When an import began, by the clock of its school. */
export function dayAndTime({ startedAt, timeZone }: RosterImport, formatTags: string[]): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat(formatTags, format).format(startedAt)
}
