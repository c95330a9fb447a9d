import type { Changes, Imported } from '../../learning/frameworks/importing.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Table } from '../../platform/ui/table.tsx'
import { limits } from './limits.ts'
import type { Problem } from './problem.ts'
import { caseWords as words } from './words.ts'

/** Asks for a package. */
export function NewFrameworkPage({ error }: { error?: string | undefined }) {
  const say = useSay()
  const limit = limits.bytes / 1024 / 1024
  return (
    <Layout title={say(words.newTitle)} width="narrow" wrong={error !== undefined}>
      <div class="stack">
        <h1>{say(words.newTitle)}</h1>
        <p class="soft">{say(words.newIntro)}</p>
        <Form to="/frameworks/files" files whole class="stack">
          <Field
            name="package"
            type="file"
            accept=".json,application/json"
            label={say(words.fileLabel)}
            hint={say(words.fileHint, { limit })}
            error={error}
          />
          <Button kind="main">{say(words.takeIn)}</Button>
        </Form>
      </div>
    </Layout>
  )
}

interface TakenInProps {
  imported: Imported
  problems: readonly Problem[]
}

/** What an import did, and everything in the file that was not as it should be. */
export function TakenInPage({ imported, problems }: TakenInProps) {
  const say = useSay()
  return (
    <Layout title={imported.title}>
      <div class="stack">
        <h1>{imported.title}</h1>
        <p>{say(words.goals, counted(imported.competencies))}</p>
        <p>{say(words.links, counted(imported.links))}</p>
        <p>
          <LinkButton href={`/maps/${imported.framework}`} kind="main">
            {say(words.seeMap)}
          </LinkButton>
        </p>
        {problems.length > 0 && <Problems problems={problems} />}
      </div>
    </Layout>
  )
}

function counted({ added, changed, same, ended }: Changes) {
  return { added, changed, same, ended }
}

function Problems({ problems }: Pick<TakenInProps, 'problems'>) {
  const say = useSay()
  return (
    <>
      <h2>{say(words.problemsTitle)}</h2>
      <p class="soft">{say(words.problemsIntro)}</p>
      <Table caption={say(words.problemsTitle)} heads={[say(words.place), say(words.what)]}>
        {problems.map((problem) => (
          <tr>
            <th scope="row">
              <code>{problem.path}</code>
            </th>
            <td>
              {say.said(problem.said)}
              {problem.alike > 0 && ` ${say(words.alike, { count: problem.alike })}`}
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}
