import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, requestFor } from './addresses.ts'
import { askers, searches } from './askings.ts'
import { shutOut, type Who } from './bonds.ts'
import { tell } from './count.ts'
import { offersOn } from './forms-on.ts'
import { aMatrix, type Matrix } from './matrix.ts'
import { aMatrixWorld } from './matrix-world.ts'
import type { Subject } from './subject.ts'

let matrix: Matrix
let offered = 0
let dead = 0
beforeAll(async () => {
  matrix = await aMatrix(await aMatrixWorld())
})
afterAll(async () => {
  tell('T-01', `${offered} buttons and links on pages, ${dead} dead`)
  await matrix.end()
})

/** Every page about Ana and about Dora, also those that search. */
function pagesAbout(subjects: readonly Subject[]): readonly string[] {
  const looks = Object.keys(addresses).filter(
    (route) => route.startsWith('GET ') && route !== takenIn,
  )
  const paths = subjects.flatMap((subject) =>
    looks.flatMap((route) => {
      const { path } = requestFor(route, subject, matrix.world.site.origin)
      const search = searches[route]?.(subject)
      return search ? [path, path.replace(/\?.*/, '') + search] : [path]
    }),
  )
  return [...new Set(paths)]
}

/** Whose framework is not there: the world only says that it was taken in. */
const takenIn = 'GET /frameworks/imports/:deed'

const insiders = askers.filter((who) => !shutOut.includes(who))

test.each(insiders)('%s finds no button and no link that would be refused', async (who) => {
  const { ana, dora } = matrix.world.hill.subjects
  const found = await deadOffers(who, pagesAbout([ana, dora]))

  dead += found.length
  expect(found).toEqual([])
})

test('a button that leads nowhere is found', async () => {
  const none = '/classrooms/0/people'
  const page = `<main><form method="post" action="${none}"><input name="a" value="b"></form><a href="${none}">x</a></main>`
  const { forms, links } = offersOn(page)

  expect(forms).toEqual([{ to: none, fields: { a: 'b' } }])
  expect(await refused('teacher', forms[0]!)).toContain('404')
  expect(await gone('teacher', links[0]!)).toContain('404')
})

async function deadOffers(who: Who, pages: readonly string[]): Promise<readonly string[]> {
  const asked = new Set<string>()
  const found: (string | undefined)[] = []
  for (const page of pages) {
    const { status, body } = await matrix.send(page, {}, { school: 'hill', who })
    if (status !== 200 || page.startsWith('/assets/')) continue
    // The matrix takes the reader's own address out of what they read.
    const { forms, links } = offersOn(body.replaceAll('PATH', page))
    for (const form of forms) {
      if (isNew(asked, `${form.to} ${JSON.stringify({ ...form.fields, id: '' })}`))
        found.push(await refused(who, form, page))
    }
    for (const link of links) if (isNew(asked, link)) found.push(await gone(who, link, page))
  }
  offered += asked.size
  return found.filter((one) => one !== undefined)
}

function isNew(known: Set<string>, one: string): boolean {
  if (known.has(one)) return false
  known.add(one)
  return true
}

type Form = ReturnType<typeof offersOn>['forms'][number]

async function refused(who: Who, { to, fields }: Form, page = ''): Promise<string | undefined> {
  const headers = { 'sec-fetch-site': 'same-origin', origin: matrix.world.site.origin }
  const init = { method: 'POST', headers, body: new URLSearchParams(fields) }
  const { status } = await matrix.send(to, init, { school: 'hill', who })
  return isRefusal(status) ? `${page} offers ${to}: ${status}` : undefined
}

async function gone(who: Who, link: string, page = ''): Promise<string | undefined> {
  const { status } = await matrix.send(link, {}, { school: 'hill', who })
  return isRefusal(status) ? `${page} leads to ${link}: ${status}` : undefined
}

function isRefusal(status: number): boolean {
  return status === 403 || status === 404 || status >= 500
}
