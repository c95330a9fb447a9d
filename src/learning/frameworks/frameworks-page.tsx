import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { FrameworkCard } from './store.ts'
import { frameworkWords as words } from './words.ts'

/** All the maps there are for this reader. */
export function FrameworksPage({ frameworks }: { frameworks: readonly FrameworkCard[] }) {
  const say = useSay()
  return (
    <Layout title={say(words.maps)}>
      <div class="stack">
        <h1>{say(words.maps)}</h1>
        <p class="soft">{say(words.mapsIntro)}</p>
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
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  )
}
