import { Button } from '../../platform/ui/button.tsx'
import { said, type Said } from '../../platform/i18n/word.ts'
import { useSay } from '../../platform/ui/context.ts'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { nameOf } from './framework.ts'
import type { Mine } from './map.ts'
import { mostFound, type CompetencyInFull } from './store.ts'
import { frameworkWords as words } from './words.ts'

interface Props {
  /** Where it looks: one map, or all of them. */
  address: string
  title: string
  text: string
  found: readonly CompetencyInFull[]
  mine: Mine
}

/** What holds the words somebody looks for. */
export function SearchPage({ address, title, text, found, mine }: Props) {
  const say = useSay()
  return (
    <Layout title={say(words.searchTitle)} width="narrow">
      <div class="stack">
        <p>
          <a href={address}>{title}</a>
        </p>
        <h1>{say(words.searchTitle)}</h1>
        <Form to={`${address}/search`} method="get" class="row map-tool">
          <Field
            name="q"
            type="search"
            label={say(words.search)}
            hint={say(words.searchHint)}
            value={text}
            autocomplete="off"
          />
          <Button kind="main">{say(words.find)}</Button>
        </Form>
        <output class="block">{say.said(whatWasFound(text, found.length))}</output>
      </div>
      <ul class="map-found">
        {found.map((one) => (
          <li>
            <Found competency={one} mine={mine} />
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** One sentence about how much there is. */
function whatWasFound(text: string, count: number): Said {
  if (text.trim() === '') return said(words.searchEmpty, {})
  return said(count === mostFound ? words.foundMany : words.found, { count })
}

function Found({ competency, mine }: { competency: CompetencyInFull; mine: Mine }) {
  const goal = mine.get(competency.id)?.goal
  const href = goal ? `/goals/${goal}` : `/maps/${competency.framework}/${competency.id}`
  const facts = [competency.code, competency.level].filter(Boolean)
  const name = nameOf(competency)
  return (
    <>
      <a href={href}>{name}</a>
      {facts.length > 0 && <span class="soft nowrap"> {facts.join(' · ')}</span>}
      {competency.statement !== name && <p class="small soft">{competency.statement}</p>}
    </>
  )
}
