import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { forgetLanguage } from '../../platform/http/reading.ts'
import { show } from '../../platform/http/show.tsx'
import { locales } from '../../platform/i18n/locale.ts'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { chooseFace, chooseLanguage } from './actions.ts'
import { MePage } from './me-page.tsx'
import { pictures } from './person.ts'
import { readAdmitted, restore, suspend } from './suspending.ts'
import { SuspensionPage } from './suspension-page.tsx'
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

const languageForm = v.object({
  language: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(
      locales.map(({ tag }) => tag),
      words.chooseLanguage.key,
    ),
  ),
})

/** The viewer's own page: how others see them, what they read in, and the way out. */
export function personPages(site: Site): Hono {
  const { db } = site
  const pages = new Hono()

  pages.get('/me', asks('read', 'person'), (c) => show(c, <MePage self={c.var.self} />))

  pages.post('/me/face', asks('edit', 'person'), async (c) => {
    const { values, errors } = await readForm(c, faceForm)
    if (errors) return show(c, <MePage self={c.var.self} errors={errors} />, 422)
    const { picture, tint } = values
    await chooseFace(db, c.var.viewer, { picture: picture === 'initials' ? null : picture, tint })
    return done(c, '/me', words.kept)
  })

  pages.post('/me/language', asks('edit', 'person'), async (c) => {
    const { values, errors } = await readForm(c, languageForm)
    if (errors) return show(c, <MePage self={c.var.self} errors={errors} />, 422)
    await chooseLanguage(db, c.var.viewer, values.language)
    forgetLanguage(c)
    return done(c, '/me', words.languageKept)
  })

  return pages.route('/', suspensionPages(site))
}

/** Whether somebody may come in, for those who head the organisation that keeps their record. */
function suspensionPages({ db }: Site): Hono {
  const pages = new Hono()
  const personIn = (c: Context) => readId('person', c.req.param('person'))

  pages.get('/people/:person/suspension', asks('edit', 'person'), async (c) =>
    show(c, <SuspensionPage person={await readAdmitted(db, c.var.viewer, personIn(c))} />),
  )

  pages.post('/people/:person/suspension', asks('edit', 'person'), async (c) => {
    await suspend(db, c.var.viewer, personIn(c))
    return done(c, `/people/${personIn(c)}/suspension`, words.suspended)
  })

  pages.post('/people/:person/suspension/end', asks('edit', 'person'), async (c) => {
    await restore(db, c.var.viewer, personIn(c))
    return done(c, `/people/${personIn(c)}/suspension`, words.restored)
  })

  return pages
}
