import { Hono, type Context } from 'hono'
import { asksNothing } from '../http/routes.ts'
import { show } from '../http/show.tsx'
import { Button } from './button.tsx'
import { useSay } from './context.ts'
import { ErrorSummary } from './error-summary.tsx'
import type { Errors } from './error-summary.tsx'
import { TextArea } from './field.tsx'
import { Form } from './form.tsx'
import { KitButtons, KitColours, KitMarks, KitPeople, KitType } from './kit-parts.tsx'
import { KitCards, KitFields, KitNotices, KitPaths } from './kit-places.tsx'
import { kitWords as w } from './kit-words.ts'
import { Layout } from './layout.tsx'
import { Question } from './question.tsx'

/** The page that shows every part, for those who build pages. Its form keeps nothing. */
export function kitPages(): Hono {
  return new Hono()
    .get('/kit', asksNothing('parts of pages, about nobody'), (c) =>
      show(c, <Kit kept={c.req.query('kept')} />),
    )
    .post('/kit', asksNothing('parts of pages, about nobody'), (c) => answer(c))
}

async function answer(c: Context): Promise<Response> {
  const { wish } = await c.req.parseBody()
  if (typeof wish !== 'string') return c.redirect('/kit', 303)
  if (wish.trim().split(/\s+/).length >= 3) {
    return c.redirect(`/kit?kept=${encodeURIComponent(wish)}#form`, 303)
  }
  return show(c, <Kit wish={wish} errors={{ wish: c.var.say(w.sayMore) }} />, 422)
}

interface Props {
  kept?: string | undefined
  wish?: string | undefined
  errors?: Errors | undefined
}

function Kit({ kept, wish, errors = {} }: Props) {
  const say = useSay()
  return (
    <Layout title={say(w.title)} wrong={errors.wish !== undefined}>
      <ErrorSummary errors={errors} />
      <h1>{say(w.title)}</h1>
      <p class="soft kit-lead">{say(w.lead)}</p>
      <KitMarks />
      <KitPeople />
      <KitType />
      <KitColours />
      <KitButtons />
      <KitFields />
      <KitPaths />
      <KitCards />
      <KitNotices />
      <Question id="form" title={say(w.form)} hint={say(w.formHint)}>
        <p>{kept === undefined ? say(w.keptNone) : say(w.kept, { what: kept })}</p>
        <Form to="/kit">
          <div class="stack">
            <TextArea name="wish" label={say(w.wantTo)} value={wish} error={errors.wish} />
            <Button kind="main">{say(w.send)}</Button>
          </div>
        </Form>
      </Question>
    </Layout>
  )
}
