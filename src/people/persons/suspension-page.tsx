import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { AdmittedFace } from './store.ts'
import { personWords as words } from './words.ts'

/** Whether somebody may come in, what it means that they may not, and the one deed that changes it. */
export function SuspensionPage({ person }: { person: AdmittedFace }) {
  const say = useSay()
  const { name, home } = person
  const title = say(words.suspension, { name })
  return (
    <Layout title={title} width="narrow">
      <div class="stack">
        <h1>{title}</h1>
        <Deeds person={person} />
        <p>
          <LinkButton href={`/organisations/${home}`} kind="plain">
            {say(words.toSchool)}
          </LinkButton>
        </p>
      </div>
    </Layout>
  )
}

function Deeds({ person: { id, name, status } }: { person: AdmittedFace }) {
  const say = useSay()
  const here = `/people/${id}/suspension`
  if (status === 'ended') return <p>{say(words.gone)}</p>
  if (status === 'suspended') {
    return (
      <>
        <p>{say(words.suspendedSays, { name })}</p>
        <Deed to={`${here}/end`} kind="main">
          {say(words.restore, { name })}
        </Deed>
        <p class="small soft">{say(words.restoreSays)}</p>
      </>
    )
  }
  return (
    <>
      <p>{say(words.active, { name })}</p>
      <p>{say(words.suspendSays)}</p>
      <p>{say(words.suspendKeeps, { name })}</p>
      <Deed to={here}>{say(words.suspend, { name })}</Deed>
    </>
  )
}
