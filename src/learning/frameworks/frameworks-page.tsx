import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { Field } from '../../platform/ui/field.tsx'
import { Deed, Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { FrameworkCard } from './store.ts'
import { frameworkWords as words } from './words.ts'

interface Props {
  frameworks: readonly FrameworkCard[]
  /** Whether the reader may bring in another. */
  mayBring: boolean
}

/** All the maps there are for this reader. */
export function FrameworksPage({ frameworks, mayBring }: Props) {
  const say = useSay()
  return (
    <Layout title={say(words.maps)}>
      <div class="title-row">
        <div class="stack">
          <h1>{say(words.maps)}</h1>
          <p class="soft">{say(words.mapsIntro)}</p>
        </div>
        {mayBring && <LinkButton href="/frameworks/new">{say(words.bringIn)}</LinkButton>}
      </div>
      {frameworks.length === 0 ? (
        <Empty title={say(words.noMapsTitle)} says={say(words.noMapsSays)}>
          <LinkButton href="/goals/new">{say(words.ownGoal)}</LinkButton>
        </Empty>
      ) : (
        <>
          <Form to="/maps/search" method="get" class="row map-tool">
            <Field name="q" type="search" label={say(words.search)} autocomplete="off" />
            <Button>{say(words.find)}</Button>
          </Form>
          <ul class="maps">
            {frameworks.map((framework) => (
              <li>
                <a href={`/maps/${framework.id}`} lang={framework.language ?? undefined}>
                  {framework.title}
                </a>
                <p class="small soft">
                  {[framework.creator, framework.isOurs ? say(words.ours) : '']
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {mayBring && (
                  <Deed to={`/frameworks/${framework.id}/case.json`} whole>
                    {say(words.takeOut)}
                  </Deed>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  )
}
