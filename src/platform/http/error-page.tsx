import { LinkButton } from '../ui/button.tsx'
import { useHere } from '../ui/context.ts'
import { Layout } from '../ui/layout.tsx'
import { platformWords } from '../words.ts'

interface Props {
  words: string
  /** By which the operator finds what broke. */
  number?: string
  /** Nothing was tried; there is only nothing here. */
  gone?: boolean
}

/** What went another way than was hoped, what was kept, and where to go from here. */
export function ErrorPage({ words, number, gone = false }: Props) {
  const { say, path } = useHere()
  const title = say(gone ? platformWords.nothingHere : platformWords.errorTitle)
  return (
    <Layout title={title} width="narrow">
      <div class="stack">
        <h1>{title}</h1>
        <p class="words">{words}</p>
        {number && <p class="small soft">{say(platformWords.bugNumber, { number })}</p>}
        <p class="row">
          {!gone && path !== '/' && (
            <LinkButton href={path}>{say(platformWords.goBack)}</LinkButton>
          )}
          <LinkButton href="/">{say(platformWords.toHome)}</LinkButton>
        </p>
      </div>
    </Layout>
  )
}
