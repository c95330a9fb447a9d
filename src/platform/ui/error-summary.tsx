import { useSay } from './context.ts'
import { uiWords } from './words.ts'

/** What is wrong with the answers of a form: the id of each field with its sentence. */
export type Errors = Readonly<Record<string, string | undefined>>

/** What stands among the fields for a sentence that is about none of them. */
export const wholeForm = 'form'

/** All that needs another look, at the top of the page; each sentence leads to its field. */
export function ErrorSummary({ errors }: { errors: Errors }) {
  const say = useSay()
  const wrong = Object.entries(errors).filter(([, text]) => text)
  if (wrong.length === 0) return null
  return (
    <section class="summary" id="errors" role="alert" tabindex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">{say(uiWords.somethingWrong)}</h2>
      <ul>
        {wrong.map(([field, text]) => (
          <li>{field === wholeForm ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
      <p class="small">{say(uiWords.kept)}</p>
    </section>
  )
}
