import type { APIResponse } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { startCircle } from '../../src/learning/circles/actions.ts'
import type { Framework } from '../../src/learning/frameworks/framework.ts'
import { importPublicFramework } from '../../src/learning/frameworks/importing.ts'
import { takeUpCompetency } from '../../src/learning/goals/actions.ts'
import { propose } from '../../src/learning/proposals/actions.ts'
import { whenIn } from '../../src/platform/day.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { aSchool } from '../school.ts'
import { sticksOut } from './looking.ts'
import { aStage, beginGoal } from './stage.ts'
import type { Visitor, Way } from './visitor.ts'
import { wander } from './wandering.ts'

const stage = aStage()
const phone: Way = { screen: 'phone', script: true }

describe.each(['learner', 'teacher', 'guardian', 'leader'] as const)(
  'the pages of a %s',
  (role) => {
    test('say nothing in English once they are read in another language', async () => {
      const visitor = await comesIn(role)
      await choose(visitor, 'en-XA')
      await wander(async (path) => {
        const answer = await visitor.page.request.get(path)
        if (!isPage(answer)) return undefined
        const html = await answer.text()
        expect(await englishIn(visitor, html), path).toEqual([])
        return html
      })
      await visitor.look(`accented-${role}`)
      await visitor.leave()
    })

    test('stand from right to left, and nothing sticks out', async () => {
      const visitor = await comesIn(role)
      const { page } = visitor
      await choose(visitor, 'ar-XB')
      await wander(async (path) => {
        if (!isPage(await page.request.head(path))) return undefined
        expect(await visitor.open(path), path).toBe(200)
        expect(await page.locator('html').getAttribute('dir'), path).toBe('rtl')
        expect(await sticksOut(page), path).toEqual([])
        return page.content()
      })
      await visitor.look(`mirrored-${role}`)
      await visitor.leave()
    })
  },
)

function isPage(answer: APIResponse): boolean {
  return answer.headers()['content-type']?.startsWith('text/html') ?? false
}

test('refusals and faults are said in the reader’s language too', async () => {
  const visitor = await comesIn('learner')
  await choose(visitor, 'en-XA')
  for (const path of ['/goals/nowhere', '/no/such/page', '/sign-in/no-such-link']) {
    await visitor.open(path)
    expect(await englishOn(visitor), path).toEqual([])
  }
  await visitor.open('/goals/new')
  await visitor.page.locator('form button[value=active]').click()
  await visitor.page.locator('#errors').waitFor()
  expect(await englishOn(visitor)).toEqual([])
  await visitor.leave()
})

test('what is not translated would be noticed', async () => {
  const visitor = await comesIn('learner')
  await choose(visitor, 'en-XA')
  await visitor.page.evaluate(() => {
    document.querySelector('main')?.append('A word')
    document.querySelector('h1')?.setAttribute('title', 'Another')
  })
  expect(await englishOn(visitor)).toEqual(['A word', 'Another'])
  await visitor.leave()
})

type Role = 'learner' | 'teacher' | 'guardian' | 'leader'

/** Everything that people write here is Cyrillic, so that every Latin letter on a page is ours. */
async function comesIn(role: Role): Promise<Visitor> {
  const { site } = stage
  const school = await aSchool(site, 'Школа у реки')
  const person = {
    learner: await school.person('learner', 'Мария Иванова'),
    teacher: await school.person('teacher', 'Ольга Петрова'),
    guardian: await school.person('guardian', 'Анна Иванова'),
    leader: await school.person('leader', 'Борис Орлов'),
  }
  const friend = await school.person('learner', 'Вера Котова')
  await school.room({ learners: [person.learner, friend], teachers: [person.teacher] }, 'Класс 7')
  await school.guard(person.guardian, person.learner)

  const learner = await school.viewer(person.learner)
  const { framework } = await importPublicFramework(
    site.db,
    aFramework(),
    whenIn('Pacific/Auckland', site.now()),
  )
  const goal = await beginGoal(site, learner, 'Сыграть песню', 'open')
  await startCircle(site.db, learner, { id: newId('circle'), goal }, site.now())
  for (const competency of await competenciesOf(framework)) {
    for (const one of [learner, await school.viewer(friend)]) {
      await takeUpCompetency(site.db, one, competency, site.now())
    }
  }
  const suggestion = {
    id: newId('proposal'),
    learner: person.learner,
    what: { title: 'Испечь хлеб' },
    because: 'Ты спрашивала',
  }
  await propose(site.db, await school.viewer(person.teacher), suggestion, site.now())

  const visitor = await stage.enter(phone)
  await visitor.signIn({ network: school.network, person: person[role] })
  return visitor
}

/** Two goals, one after the other. */
function aFramework(): Framework {
  const none = { uri: '', foreign: {} }
  const about = { short: '', level: '', kind: '', notes: '' }
  const identifier = (last: number) => `5d1d4f5e-0f7e-4b8e-9d53-6a4e0a2f000${last}`
  const [word, letter] = [identifier(1), identifier(2)]
  return {
    identifier: identifier(0),
    title: 'Письмо',
    creator: 'Школа',
    ...none,
    competencies: [
      { identifier: word, statement: 'Написать слово', code: '1', ...about, ...none },
      { identifier: letter, statement: 'Написать письмо', code: '2', ...about, ...none },
    ],
    links: [{ identifier: identifier(3), kind: 'precedes', from: word, to: letter, ...none }],
  }
}

async function competenciesOf(framework: Id<'framework'>): Promise<Id<'competency'>[]> {
  const rows = await stage.site.db.directory((tx) =>
    tx.selectFrom('competency').where('framework_id', '=', framework).select('id').execute(),
  )
  return rows.map(({ id }) => id)
}

/** One tap at the foot of the page. */
async function choose({ page }: Visitor, language: string): Promise<void> {
  await page.locator(`button[lang=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
}

/** In a pseudo-language these letters stand for something that was not translated. */
const plain = /[aceghinostuyz]/i

/** What days, months and halves of a day are called, and what joins a list, is the machine's own, and not in our catalogue. */
const calendar = new RegExp(
  Array.from({ length: 12 }, (_, month) => new Date(2026, month, month + 1))
    .flatMap((day) =>
      (['long', 'short'] as const).flatMap((length) => [
        day.toLocaleDateString('en-NZ', { month: length }),
        day.toLocaleDateString('en-NZ', { weekday: length }),
      ]),
    )
    .concat(' and ', ' am', ' pm', '\u202fam', '\u202fpm')
    .toSorted((one, other) => other.length - one.length)
    .join('|'),
  'g',
)

async function englishOn(visitor: Visitor): Promise<string[]> {
  return englishIn(visitor, await visitor.page.content())
}

/** Everything that is read or heard on a page and is still in English. What says that it is in another language may be. */
async function englishIn({ page }: Visitor, html: string): Promise<string[]> {
  // Our own pages let no script read a text as a page; an empty one of the same browser does.
  const blank = await page.context().newPage()
  const texts = await blank.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'text/html')
    const isSaid = (element: Element | null) =>
      element?.closest('[lang]') === read.documentElement &&
      !element.closest('script, style, noscript')
    const walker = read.createTreeWalker(read.documentElement, NodeFilter.SHOW_TEXT)
    const said: (string | null)[] = []
    while (walker.nextNode()) {
      if (isSaid(walker.currentNode.parentElement)) said.push(walker.currentNode.textContent)
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-lost']) {
      const all = [...read.querySelectorAll(`[${name}]`)].filter(isSaid)
      said.push(...all.map((element) => element.getAttribute(name)))
    }
    return said.map((text) => text?.trim() ?? '')
  }, html)
  await blank.close()
  return texts.filter((text) => plain.test(text.replace(calendar, '')))
}
