import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../platform/day.ts'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { show } from '../../platform/http/show.tsx'
import {
  beganIn,
  beganWith,
  formAgain,
  Overtaken,
  type Began as Signs,
} from '../../platform/meanwhile.ts'
import type { Site } from '../../platform/site.ts'
import { Began } from '../../platform/ui/began.tsx'
import { Button } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { TextArea } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { asks } from '../../policy/route.ts'
import { readReaders } from '../readers/actions.ts'
import { WhoReads } from '../readers/parts.tsx'
import type { Readers } from '../readers/readers.ts'
import { readDirection, sayDirection } from './actions.ts'
import { planWords as words } from './words.ts'

const directionForm = v.object({
  direction: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.maxLength(300, words.directionLong.key),
  ),
})

/** Where the learner is going, in one sentence. */
export function planPages({ db, now }: Site): Hono {
  const pages = new Hono()
  const readersFor = (c: Context) =>
    readReaders(db, c.var.viewer, 'plan', dayIn(c.var.self.timeZone, now()))

  pages.get('/plan/direction', asks('edit', 'plan'), async (c) => {
    const { viewer } = c.var
    const value = await readDirection(db, viewer, viewer.person)
    const began = beganWith({ direction: value })
    return show(c, <DirectionPage {...{ value, began }} readers={await readersFor(c)} />)
  })

  pages.post('/plan/direction', asks('edit', 'plan'), async (c) => {
    const { values, errors, given } = await readForm(c, directionForm)
    const again = async (errors: Errors, began: Signs, status: 422 | 409) => {
      const page = { value: given['direction'], error: errors['direction'], began }
      return show(c, <DirectionPage {...page} readers={await readersFor(c)} />, status)
    }
    if (errors) return again(errors, beganIn(given), 422)
    try {
      await sayDirection(db, c.var.viewer, values.direction, beganIn(given))
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
      const form = formAgain(c.var.say, given, error.there)
      return again(form.errors, form.began, 409)
    }
    return done(c, '/', words.kept)
  })

  return pages
}

function DirectionPage({
  value,
  readers,
  began,
  error,
}: {
  value: string | undefined
  readers: Readers
  began: Signs
  error?: string | undefined
}) {
  const say = useSay()
  return (
    <Layout title={say(words.direction)} width="narrow" wrong={error !== undefined}>
      <ErrorSummary errors={{ direction: error }} />
      <h1>{say(words.direction)}</h1>
      <Form to="/plan/direction" class="stack form">
        <Began with={began} />
        <TextArea
          name="direction"
          label={say(words.sayIt)}
          hint={say(words.directionHint)}
          value={value}
          error={error}
          rows={2}
          maxlength={300}
          optional
        />
        <WhoReads readers={readers} />
        <p>
          <Button kind="main">{say(words.keep)}</Button>
        </p>
      </Form>
    </Layout>
  )
}
