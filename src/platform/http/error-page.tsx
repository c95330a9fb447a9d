import { LinkButton } from '../ui/button.tsx'
import { useSay } from '../ui/context.ts'
import { Layout } from '../ui/layout.tsx'
import { platformWords } from '../words.ts'

/** What went another way than was hoped, what was kept, and where to go from here. */
export function ErrorPage({ words, number }: { words: string; number?: string }) {
  const say = useSay()
  return (
    <Layout title={say(platformWords.errorTitle)} width="narrow">
      <div class="stack">
        <h1>{say(platformWords.errorTitle)}</h1>
        <p class="words">{words}</p>
        {number && <p class="small soft">{say(platformWords.bugNumber, { number })}</p>}
        <p>
          <LinkButton href="/">{say(platformWords.toHome)}</LinkButton>
        </p>
      </div>
    </Layout>
  )
}
