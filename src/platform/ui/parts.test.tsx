import * as fc from 'fast-check'
import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { localeOf } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { Button, LinkButton } from './button.tsx'
import { HereContext } from './context.ts'
import type { Here } from './context.ts'
import { Dialog, DialogLink } from './dialog.tsx'
import { Empty } from './empty.tsx'
import { Layout, currentTab } from './layout.tsx'
import { Mark } from './mark.tsx'
import { stateNames } from './marks.ts'
import { pageHtml } from './page-html.tsx'
import { Face, Faces, Person } from './person.tsx'
import { PersonRow } from './person-row.tsx'
import { Popover } from './popover.tsx'
import { Ribbon, Thread } from './ribbon.tsx'
import { State } from './state.tsx'
import { Table } from './table.tsx'
import { themeOf } from './theme.ts'
import { Moment } from './timeline.tsx'
import { uiWords } from './words.ts'

function htmlOf(part: unknown): string {
  return String(part)
}

const here: Here = {
  say: speaker(localeOf('en-NZ')),
  nonce: 'n0nce',
  path: '/goals/7',
  theme: 'auto',
  asset: (name) => `/assets/${name}`,
  tabs: [
    { href: '/', label: 'Home' },
    { href: '/goals', label: 'Goals' },
  ],
  me: { name: 'Aroha', href: '/me', picture: 'leaf', tint: 5 },
}

function page(content: Child, given: Partial<Here> = {}): Promise<string> {
  return pageHtml({ ...here, ...given }, <Layout title="Goals">{content}</Layout>)
}

const hostile = '<img src=x onerror=alert(1)> & "quoted"'

describe('a page', () => {
  test('says its language, its direction and the colours that were asked for', async () => {
    const html = await page('', { say: speaker(localeOf('ar-XB')), theme: 'dark' })

    expect(html).toMatch(/^<!doctype html><html lang="ar-XB" dir="rtl" data-theme="dark">/)
  })

  test('can be skipped to its main part, which can take the focus', async () => {
    const html = await page('')

    expect(html).toContain('<a class="skip" href="#main">')
    expect(html).toMatch(/<main id="main"[^>]* tabindex="-1"/)
  })

  test('runs only the script that carries its nonce', async () => {
    const html = await page('')

    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('<script type="module" src="/assets/main.js" nonce="n0nce">')
  })

  test('tells what the last deed did as plain text in a live region', async () => {
    const html = await page('', { notice: hostile })

    expect(html).toMatch(/<div id="notices"[^>]* aria-live="polite"/)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;')
    expect(html).not.toContain('<img')
  })

  test('marks the way the reader is on, and only that', async () => {
    const html = await page('')

    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
    expect(html).toContain('<a href="/goals" aria-current="page">Goals</a>')
  })

  test('asks nobody who has not signed in where to go', async () => {
    const html = await page('', { tabs: [], me: undefined })

    expect(html).not.toContain('<nav')
    expect(html).not.toContain('class="me"')
  })

  test('that waits for work comes again without JavaScript too, and one that does not stays', async () => {
    const waiting = await pageHtml(here, <Layout title="Import" refresh={3} />)

    expect(waiting).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>')
    expect(waiting).toMatch(/<main[^>]* data-refresh="3"/)
    expect(await page('')).not.toContain('refresh')
  })

  test('says first in its title that something needs another look', async () => {
    const html = await pageHtml(here, <Layout title="New goal" wrong />)

    expect(html).toContain('<title>Needs another look: New goal · Kith</title>')
  })

  test('for a wall has neither header nor footer', async () => {
    const html = await pageHtml(here, <Layout title="Room 7" bare />)

    expect(html).not.toContain('<header')
    expect(html).not.toContain('<footer')
  })

  test('lets its language and colours be changed by a form without JavaScript', async () => {
    const html = await page('', { path: '/goals?state=met&x=<y>' })

    expect(html).toMatch(/<form[^>]* action="\/reading" method="post" data-whole/)
    expect(html).toContain('name="back" value="/goals?state=met&amp;x=&lt;y&gt;"')
    expect(html).toMatch(/aria-pressed="true" name="theme" value="auto"/)
  })

  test('of one reader never speaks as that of another, however long its parts take', async () => {
    async function Slow() {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return <State is="met" />
    }
    const pages = await Promise.all(
      ['en-NZ', 'en-XA'].map((tag) => page(<Slow />, { say: speaker(localeOf(tag)) })),
    )

    expect(pages[0]).toContain('<span>Met</span>')
    expect(pages[1]).toContain('<span>Méť~</span>')
  })
})

describe('the sprite of a page', () => {
  test('holds the symbols the page draws with, each once, and no others', async () => {
    const html = await page([<Mark of="idea" />, <Mark of="idea" />, <State is="met" />], {
      tabs: [],
    })
    const symbols = [...html.matchAll(/<symbol id="m-([a-z]+)"/g)].map(([, name]) => name)

    expect(symbols).toEqual(['idea', 'kith', 'leaf', 'met'])
  })

  test('also holds what a slow part of the page draws with', async () => {
    async function Slow() {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return <Mark of="paused" />
    }

    expect(await page(<Slow />)).toContain('<symbol id="m-paused"')
  })

  test('is not swollen by what people write', async () => {
    const html = await page('<use href="#m-star"/>')

    expect(html).not.toContain('<symbol id="m-star"')
  })
})

describe('the way the reader is on', () => {
  const tabs = ['/', '/goals', '/goals/map', '/rooms/7'].map((href) => ({ href, label: href }))

  test.each([
    ['/', '/'],
    ['/goals', '/goals'],
    ['/goals?state=met', '/goals'],
    ['/goals/42', '/goals'],
    ['/goals/map', '/goals/map'],
    ['/goals/map/ccss', '/goals/map'],
    ['/goalsetting', undefined],
    ['/people', undefined],
  ])('at %s is %s', (path, tab) => {
    expect(currentTab(tabs, path)?.href).toBe(tab)
  })
})

describe('a state', () => {
  test.each(stateNames)('%s is a shape and a word', (name) => {
    const html = htmlOf(<State is={name} />)

    expect(html).toContain(`<use href="#m-${name}"`)
    expect(html).toContain(`<span>${uiWords[name].english}</span>`)
    expect(html).toContain('aria-hidden="true"')
  })

  test('can say more than its own word', () => {
    expect(htmlOf(<State is="going">Going since 4 May</State>)).toContain(
      '<span>Going since 4 May</span>',
    )
  })

  test('drawn without a word beside it is named', () => {
    expect(htmlOf(<Mark of="met" label="Met" />)).toContain('role="img" aria-label="Met"')
  })
})

describe('a person', () => {
  test('who chose a picture is drawn with it, and named beside it', () => {
    const html = htmlOf(<Person person={{ name: 'Sina', picture: 'wave', tint: 6 }} />)

    expect(html).toContain('<use href="#m-wave"')
    expect(html).toContain('tint-6')
    expect(html).toContain('<span>Sina</span>')
  })

  test('who chose none is drawn with initials', () => {
    expect(htmlOf(<Face person={{ name: 'Navreet Kaur' }} />)).toContain('>NK</span>')
  })

  test('with a picture or a tint that we do not have is drawn all the same', () => {
    const html = htmlOf(<Face person={{ name: 'Mele', picture: 'constructor', tint: 99 }} />)

    expect(html).toContain('>M</span>')
    expect(html).toMatch(/tint-[1-8]"/)
  })

  test('can have any name, and it is only ever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const html = htmlOf(<PersonRow person={{ name }} does={name} says={name} />)

        expect(html.match(/<(?!\/?(div|span|p|strong)\b)/g)).toBeNull()
      }),
    )
  })

  test('is one of several whose names are all heard', () => {
    const people = ['Aroha', 'Sina', 'Mihai'].map((name) => ({ name }))
    const html = htmlOf(<Faces people={people} most={2} />)

    expect(html).toContain('Aroha, Sina and Mihai')
    expect(html).toContain('and 1 more')
  })
})

describe('small parts', () => {
  test('a button says its kind and sends its value', () => {
    const html = htmlOf(
      <Button kind="danger" name="leave" value="yes">
        Leave
      </Button>,
    )

    expect(html).toContain(
      '<button class="btn danger" type="submit" name="leave" value="yes">Leave',
    )
  })

  test('a disabled button is disabled, any other is not', () => {
    expect(htmlOf(<Button disabled>Ask</Button>)).toContain('disabled')
    expect(htmlOf(<Button>Ask</Button>)).not.toContain('disabled')
  })

  test('a link that weighs as much as a button is still a link', () => {
    expect(htmlOf(<LinkButton href="/goals?a=1&b=2">Go</LinkButton>)).toBe(
      '<a class="btn" href="/goals?a=1&amp;b=2">Go</a>',
    )
  })

  test('a dialog is led to by its link, and leads back to it', () => {
    const link = htmlOf(<DialogLink to="leave">Leave…</DialogLink>)
    const dialog = htmlOf(<Dialog id="leave" title="Leave the circle?" />)

    expect(link).toContain('href="#leave" id="leave-link"')
    expect(dialog).toContain('<dialog id="leave" aria-labelledby="leave-title">')
    expect(dialog).toContain('href="#leave-link" data-close=""')
  })

  test('a popover is opened by its button without a script', () => {
    const html = htmlOf(<Popover id="who" label="Who can see this?" />)

    expect(html).toContain('popovertarget="who"')
    expect(html).toContain('<div id="who" class="popover" popover="auto">')
  })

  test('an empty place says what will be here and what to do now', () => {
    const html = htmlOf(
      <Empty title="No goals yet" says="They will stand here.">
        <LinkButton href="/goals/new">Say one</LinkButton>
      </Empty>,
    )

    expect(html).toContain('<h3>No goals yet</h3><p class="soft">They will stand here.</p><a')
  })

  test('a ribbon says which step is here, and names each state for those who listen', () => {
    const html = htmlOf(
      <Ribbon
        label="Before and after"
        steps={[
          { state: 'met', title: 'One', href: '/1' },
          { state: 'met', title: 'Two', href: '/2' },
          { state: 'going', title: 'Three', current: true },
          { state: 'idea', title: 'Four', href: '/4' },
        ]}
      />,
    )

    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(html).toContain('aria-label="Going"')
    expect(html.match(/class="far"/g)).toHaveLength(1)
    expect(html).not.toContain('href="#"')
  })

  test('a thread puts the word of the state under each goal that says nothing more', () => {
    const html = htmlOf(
      <Thread label="My goals" goals={[{ state: 'next', title: 'Bread', href: '/b' }]} />,
    )

    expect(html).toContain('<span class="thread-note">Next</span>')
  })

  test('a moment with a date says it for machines too', () => {
    expect(htmlOf(<Moment mark="met" when="Monday" datetime="2026-05-04" />)).toContain(
      '<time datetime="2026-05-04">Monday</time>',
    )
    expect(htmlOf(<Moment mark="met" when="Soon" />)).not.toContain('<time')
  })

  test('a table can be reached and moved by keyboard, and is named', () => {
    const html = htmlOf(<Table caption="Problems" heads={['Line']} />)

    expect(html).toContain('tabindex="0"')
    expect(html).toContain('<caption>Problems</caption>')
    expect(html).toContain('<th scope="col">Line</th>')
  })

  test('a theme that we do not have is that of the device', () => {
    expect([undefined, '', 'DARK', 'dark'].map(themeOf)).toEqual(['auto', 'auto', 'auto', 'dark'])
  })
})

test('without a page around it, a part speaks English', () => {
  expect(
    htmlOf(
      <HereContext.Provider value={here}>
        <State is="met" />
      </HereContext.Provider>,
    ),
  ).toBe(htmlOf(<State is="met" />))
})
