import { Hono } from 'hono'
import * as v from 'valibot'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { show } from '../../platform/http/show.tsx'
import type { Site } from '../../platform/site.ts'
import { chooseFace } from './actions.ts'
import { MePage } from './me-page.tsx'
import { pictures } from './person.ts'
import { personWords as words } from './words.ts'

const faceForm = v.object({
  picture: v.picklist([...pictures, 'initials'], words.chooseFace.key),
  tint: v.pipe(
    v.optional(v.string(), ''),
    v.transform(Number),
    v.integer(words.chooseTint.key),
    v.minValue(1, words.chooseTint.key),
    v.maxValue(8, words.chooseTint.key),
  ),
})

/** The viewer's own page: how others see them, and the way out. */
export function personPages({ db }: Site): Hono {
  const pages = new Hono()

  pages.get('/me', (c) => show(c, <MePage self={c.var.self} />))

  pages.post('/me/face', async (c) => {
    const { values, errors } = await readForm(c, faceForm)
    if (errors) return show(c, <MePage self={c.var.self} errors={errors} />, 422)
    const { picture, tint } = values
    await chooseFace(db, c.var.viewer, { picture: picture === 'initials' ? null : picture, tint })
    return done(c, '/me', words.kept)
  })

  return pages
}
