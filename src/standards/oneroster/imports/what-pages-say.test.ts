import { describe, expect, test } from 'vitest'
import { faultless, spoilt } from '../../../../test/oneroster.ts'
import { aPlace, appFor, open, post, send, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  plain,
  readAt,
  takenInAt,
  yes,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'

/** What a browser without scripts does with a page: after how many seconds it fetches it again. */
function fetchedAgainAfter(html: string): string | undefined {
  const without = /<noscript>(.*?)<\/noscript>/s.exec(html)?.[1] ?? ''
  return /<meta http-equiv="refresh" content="(\d+)"/.exec(without)?.[1]
}

/** What the script of a page does with it. */
function refreshedAfter(html: string): string | undefined {
  return /<main[^>]*data-refresh="(\d+)"/.exec(html)?.[1]
}

async function htmlAt({ site, leader }: RosterPlace, path: string): Promise<string> {
  return (await open(site, leader, path)).text
}

describe('the page of a roster on its way', () => {
  test('comes again by itself while something is done, with a script and without one, and then rests', async () => {
    const place = await aPlace()
    const { to } = await send(place, { 'users.csv': String(faultless()['users.csv']) })
    const checking = await htmlAt(place, to)
    await work(place.site)
    const checked = await htmlAt(place, to)
    await post(place.site, place.leader, `${to}/in`, yes())
    const applying = await htmlAt(place, to)
    await work(place.site)
    const applied = await htmlAt(place, to)

    const pages = [checking, checked, applying, applied]
    expect(pages.map(fetchedAgainAfter)).toEqual(['2', undefined, '2', undefined])
    expect(pages.map(refreshedAfter)).toEqual(['2', undefined, '2', undefined])
  })

  test('shows that something is done before it is known how much', async () => {
    const place = await aPlace()
    const { to } = await send(place, { 'users.csv': 'sourcedId\n1\n' })

    const html = await htmlAt(place, to)

    const bar = /<progress[^>]*>/.exec(html)?.[0] ?? ''
    expect(bar).toContain('aria-label="The files are being read.')
    expect(bar).not.toContain('value=')
    expect(plain(html)).not.toMatch(/\d of \d/)
    await work(place.site)
  })

  test('offers what can be done when it can be done, and not before or after', async () => {
    const place = await aPlace()
    const { to } = await send(place, { 'users.csv': String(faultless()['users.csv']) })
    const offered = async () =>
      [...(await htmlAt(place, to)).matchAll(/<form action="([^"]*)"/g)]
        .map(([, action = '']) => action)
        .filter((action) => action.startsWith(to))
    const found = [await offered()]
    await work(place.site)
    found.push(await offered())
    await post(place.site, place.leader, `${to}/in`, yes())
    found.push(await offered())
    await work(place.site)
    found.push(await offered())

    expect(found).toEqual([[], [`${to}/in`, `${to}/out`], [], []])
  })

  test('leads back to the rosters of its organisation, which lead to it', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())

    expect(await htmlAt(place, to)).toContain(`<a href="${place.here}">`)
    expect(await htmlAt(place, place.here)).toContain(`<a href="${to}">`)
  })

  test('says once what was just done, and no second time', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    const out = await post(place.site, place.leader, `${to}/out`, new FormData())
    const [cookie = ''] = out.headers.getSetCookie()
    const app = appFor(place.site, place.leader)
    const [name = ''] = cookie.split(';')

    const first = await app.request(`http://localhost${to}`, { headers: { cookie: name } })

    expect(await first.text()).toMatch(/id="notices".*This roster was left out\./s)
    expect(first.headers.getSetCookie().join()).toMatch(/kith-notice=;.*Max-Age=0/)
  })
})

describe('the table of changes', () => {
  const rows = (text: string) =>
    [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row
        .split(/<\/t[hd]>/)
        .map((cell) => cell.replace(/<[^>]*>/g, '').trim())
        .filter((cell) => cell !== ''),
    )

  test('counts each kind in the way in which it changes, once looked at and once done', async () => {
    const place = await aPlace()
    await takenInAt(place, faultless())
    const users = spoilt('users.csv', ',Aroha,', ',Aroha Mere,')['users.csv']
    const two = ['new', 'other'].map((one) => `${one},,,true,${one},,Nia,New,,,,,,,,,,,,,,`)
    const files = faultless({ 'users.csv': `${String(users)}${two.join('\n')}\n` })

    const to = await checkedAt(place, files)
    const looked = rows(await htmlAt(place, to))
    await post(place.site, place.leader, `${to}/in`, yes())
    await work(place.site)
    const done = rows(await htmlAt(place, to))

    expect(looked).toContainEqual(['People', '2', '1', '2'])
    expect(looked).toContainEqual(['Places in classes', '0', '0', '2'])
    expect(done).toEqual(looked)
  })

  test('leaves out kinds of which there is nothing, and columns of what happens to nothing', async () => {
    const place = await aPlace()
    const { to } = await send(place, {
      'users.csv': 'sourcedId,orgSourcedIds,role,username,givenName,familyName\n',
      'orgs.csv': String(faultless()['orgs.csv']),
    })
    await work(place.site)

    const [heads, ...kinds] = rows(await htmlAt(place, to))

    expect(heads).toEqual(['Kind', 'New', 'The same'])
    expect(kinds.map(([kind]) => kind)).toEqual(['Organisations'])
  })
})

describe('what came in files', () => {
  const harmful = '<img src=x onerror=alert(1)>'

  test('is written as text wherever it is said: names of files, values and headings', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, {
      ...spoilt('roles.csv', 'primary,teacher', `primary,${harmful}`),
      'users.csv': String(faultless()['users.csv']).replace('mother,05', `${harmful},05`),
      [`${harmful}.csv`]: 'a\n1\n',
    })

    const html = await htmlAt(place, to)

    expect(html).not.toContain('<img')
    const said = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    expect(said).toContain(`${harmful}.csv`)
    expect(said).toContain(`There is no role “${harmful}”.`)
    expect(said).toContain(`There is no person “${harmful}” in this roster.`)
  })

  test('is written as text in a refusal, too', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, { [`${harmful}.doc`]: 'x' })

    const html = await htmlAt(place, to)

    expect(html).not.toContain('<img')
    expect(html).toContain('Found instead: &lt;img src=x onerror=alert(1)&gt;.doc')
  })

  test('says nothing in the language of our sentences: braces stay braces', async () => {
    const place = await aPlace()
    const value = '{count, plural, other {#}}'
    const to = await checkedAt(place, spoilt('roles.csv', 'primary,teacher', `primary,"${value}"`))

    expect(await readAt(place, to)).toContain(`There is no role “${value}”`)
  })

  test('is written as text beside the name of an organisation that has markup', async () => {
    const place = await aPlace()
    const files = spoilt('orgs.csv', 'Hill School', `<b>Hill</b> & Vale`)

    const to = await takenInAt(place, files)

    expect(await readAt(place, to)).toContain('This is what the roster changed')
    expect(await htmlAt(place, place.here)).not.toContain('<b>Hill</b>')
  })
})

describe('many problems', () => {
  /** So many learners, each of whom names somebody as their guardian who is not here. */
  function lost(count: number) {
    const rows = Array.from({ length: count }, (_, at) =>
      [`n${at}`, '', '', 'true', `n${at}`, '', 'Nia', 'New', '', '', '', '', '', `gone${at}`]
        .concat(['05', '', '', '', '', '', 'school', ''])
        .join(','),
    )
    return faultless({ 'users.csv': `${String(faultless()['users.csv'])}${rows.join('\n')}\n` })
  }

  test('are all counted, and two hundred of a sort are shown', async () => {
    const place = await aPlace()

    const to = await checkedAt(place, lost(250))

    const html = await htmlAt(place, to)
    const said = plain(html)
    const [, shown = 0, found = 0] =
      /Of each sort the first 200 are shown: (\d+) of (\d+) in all/.exec(said) ?? []
    expect(Number(found)).toBeGreaterThanOrEqual(250)
    expect(Number(shown)).toBeLessThan(Number(found))
    expect(said.match(/There is no person “gone\d+”/g)).toHaveLength(200)
  })

  test('of which all are shown are not said to be the first of more', async () => {
    const place = await aPlace()

    const said = await readAt(place, await checkedAt(place, lost(3)))

    expect(said).toContain('line 5')
    expect(said).not.toContain('are shown')
  })

  test('of one sentence about one column are one entry with all their lines', async () => {
    const place = await aPlace()
    const roles = String(faultless()['roles.csv']).replaceAll(/,(teacher|student),/g, ',wizard,')

    const html = await htmlAt(place, await checkedAt(place, faultless({ 'roles.csv': roles })))

    const entries = [...html.matchAll(/<dt>(.*?)<\/dt>\s*<dd>(.*?)<\/dd>/gs)].map(([entry]) =>
      plain(entry),
    )
    const told = entries.filter((entry) => entry.includes('There is no role “wizard”'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/roles\.csv · lines 2, 3 · role/)
  })
})

describe('the list of rosters', () => {
  test('has the last twenty, the newest first, each with how it stands', async () => {
    const place = await aPlace()
    const pages: string[] = []
    for (let at = 0; at < 22; at++) {
      const { to } = await send(place, { [`f${at}.csv`]: 'sourcedId\n1\n' })
      pages.unshift(to)
      place.site.clock.pass({ minutes: 1 })
    }

    const html = await htmlAt(place, place.here)

    const links = [...html.matchAll(/<a href="([^"]*\/rosters\/[^"]*)"/g)].map(([, link]) => link)
    expect(links).toEqual(pages.slice(0, 20))
    expect(plain(html)).toContain('Being checked · f21.csv')
    expect(plain(html)).not.toContain('· f1.csv')
    await work(place.site)
  })
})
