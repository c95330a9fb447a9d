import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../test/oneroster.ts'
import { openSite } from '../opening.ts'
import { readConfig } from '../platform/config.ts'
import { commands } from './commands.ts'
import { runCommand } from './run.ts'

let environment: Record<string, string>
let folder: string
let close: () => Promise<void>
let people: () => Promise<number>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-cli-'))
  // Root lends the database another user, who has to come in here.
  await chmod(folder, 0o755)
  environment = { KITH_DATA: join(folder, 'data'), KITH_ORIGIN: 'https://kith.example.school' }
  const opened = await openSite(readConfig(environment))
  close = opened.close
  people = async () => {
    const rows = await opened.site.db.directory((tx) =>
      tx.selectFrom('person').where('status', '=', 'active').select('id').execute(),
    )
    return rows.length
  }
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function run(...args: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCommand(args, {
    environment,
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function aRoster(name: string, files: Parameters<typeof zipOf>[0]): Promise<string> {
  return written(name, await zipOf(files))
}

function twoFaults() {
  const users = String(faultless()['users.csv']).replace('kaur,,,true', 'kaur,,,perhaps')
  return { ...spoilt('orgs.csv', 'school,1234', 'castle,1234'), 'users.csv': users }
}

const faults = [
  /^orgs\.csv, line 3, column “type”: “castle” is not one of: .*\.$/,
  /^users\.csv, line 2, column “enabledUser”: “perhaps” should be true or false\.$/,
]

test('a roster that is not faultless is refused strictly with every fault, and nothing is made', async () => {
  const path = await aRoster('faulty.zip', twoFaults())

  const plain = await run('import', 'roster', path, '--org', 'Strict School', '--strict')

  expect(plain.code).toBe(1)
  expect(plain.printed).toBe('')
  const [sentence, count, ...lines] = plain.complained.split('\n')
  expect(sentence).toContain('This is not a valid OneRoster 1.2 file set: 2 faults were found')
  expect(count).toBe('  2 problems:')
  expect(lines).toHaveLength(2)
  faults.forEach((fault, at) => expect(lines[at]!.trim()).toMatch(fault))
  expect((await run('export', 'roster', '--org', 'Strict School', '--out', path)).code).toBe(1)
})

test('a strict refusal speaks of nothing as read, kept or left out: nothing was', async () => {
  const files = twoFaults()
  const users = files['users.csv']
  const twice = `${users}${users.split('\n')[1]}\n`
  const extra = { ...files, 'users.csv': twice, 'notes.csv': 'a\n1\n' }
  const path = await aRoster('twice.zip', extra)

  const { code, complained } = await run('import', 'roster', path, '--org', 'Any', '--strict')

  expect(code).toBe(1)
  expect(complained).toContain('was already used in users.csv')
  expect(complained).not.toMatch(/was kept|were kept|was read|left out|was taken|not used/)
})

test('more faults than are kept to be read are counted, and the list says so', async () => {
  const row = (at: number) => `p${at},,,perhaps,p${at},,Given,Family,,,,,,,,,,,,,,`
  const users = `${String(faultless()['users.csv'])}${Array.from({ length: 300 }, (_, at) => row(at)).join('\n')}\n`
  const path = await aRoster('many.zip', faultless({ 'users.csv': users }))

  const { complained } = await run('import', 'roster', path, '--org', 'Any', '--strict')

  expect(complained).toContain('  300 problems. Of each sort the first 200, 200 in all:')
  expect(complained.split('\n')).toHaveLength(202)
})

test('a birth that is yet to come is listed at the machine, too', async () => {
  const born = 'sourcedId,status,dateLastModified,birthDate\naroha,,,2098-05-01\n'
  const path = await aRoster('unborn.zip', { ...faultless(), 'demographics.csv': born })

  const { printed } = await run('import', 'roster', path, '--org', 'Unborn School', '--dry-run')

  expect(printed).toMatch(
    /demographics\.csv, line 2, column “birthDate”: Nobody who is here can have been born then\./,
  )
})

test('for programs, the faults stand in one object', async () => {
  const path = await aRoster('faulty.zip', twoFaults())

  const args = ['import', 'roster', path, '--org', 'Strict School', '--strict', '--json']
  const { code, printed, complained } = await run(...args)

  const answer = JSON.parse(printed) as { refused: string; problems: string[] }
  expect(code).toBe(1)
  expect(complained).toBe('')
  expect(answer.refused).toContain('2 faults were found')
  expect(answer.problems).toHaveLength(2)
  faults.forEach((fault, at) => expect(answer.problems[at]).toMatch(fault))
})

test.each([
  ['a broken ZIP', 'broken.zip', 'PK\u0003\u0004 and no more', /cannot be opened as a ZIP/],
  ['a file of no dialect', 'menu.csv', 'dish,price\nsoup,4\n', /No roster was found here/],
])('%s is refused with one object', async (_what, name, content, sentence) => {
  const path = await written(name, content)

  const { code, printed } = await run('import', 'roster', path, '--org', 'Any', '--json')

  expect(code).toBe(1)
  const answer: unknown = JSON.parse(printed)
  expect(answer).toEqual({ refused: expect.stringMatching(sentence), problems: [] })
})

test.each([
  [['import', 'roster', '/nowhere/at/all.zip', '--org', 'Any'], /There is no file or folder/],
  [['import', 'framework', 'package.json', '--org', 'No Such School'], /No Such School/],
  [['import', 'framework', '/nowhere/at/all.json'], /all\.json/],
])('%j is refused with one object', async (args, sentence) => {
  const { code, printed } = await run(...args, '--json')

  expect(code).toBe(1)
  expect(JSON.parse(printed)).toMatchObject({ refused: expect.stringMatching(sentence) })
})

test('a broken setting is refused with one object, too', async () => {
  const printed: string[] = []
  const code = await runCommand(['doctor', '--json'], {
    environment: { PORT: 'door' },
    print: (line) => void printed.push(line),
    complain: () => {},
  })

  expect(code).toBe(1)
  expect(JSON.parse(printed.join())).toEqual({
    refused: expect.stringContaining('PORT is door.'),
    problems: [],
  })
})

const askingForJson = commands.filter(({ options }) => 'json' in options)

test.each(askingForJson)(
  'for programs, a wrong call of $name is one object in the shape of a refusal, with how to call',
  async ({ name, takes: [, most] }) => {
    const words = Array.from({ length: most + 1 }, (_, at) => `word${at}`)
    const wrong = [
      [['--json', '--nonsense'], '--nonsense'],
      [['--json', ...words], `“word${most}” is one word too many.`],
      [['--json=yes'], '--json'],
    ] as const
    for (const [args, sentence] of wrong) {
      const { code, printed, complained } = await run(...name.split(' '), ...args)

      expect([code, complained]).toEqual([2, ''])
      expect(JSON.parse(printed)).toEqual({
        refused: expect.stringContaining(sentence),
        problems: [],
        usage: expect.stringContaining(`kith -- ${name}`),
      })
    }
  },
)

test('what is missing in a call is named in the object, too', async () => {
  const { code, printed, complained } = await run('import', 'roster', 'x.zip', '--json')

  expect([code, complained]).toEqual([2, ''])
  expect(JSON.parse(printed)).toMatchObject({ refused: '--org is missing.', problems: [] })
})

test('for people, a wrong call says what is wrong and how to call, and prints nothing', async () => {
  const { code, printed, complained } = await run('import', 'roster', 'x.zip')

  expect([code, printed]).toEqual([2, ''])
  expect(complained).toContain('--org is missing.')
  expect(complained).toContain('For example:')
})

test('a refusal to end many says what was read, and what was wrong with it', async () => {
  const org = ['--org', 'Guarded School']
  await run('import', 'roster', await aRoster('whole.zip', faultless()), ...org)
  const here = await people()
  const less = spoilt('users.csv', /aroha,.*\n/, '')
  const path = await aRoster('less.zip', less)

  const { code, printed } = await run('import', 'roster', path, ...org, '--json')

  expect(code).toBe(1)
  expect(JSON.parse(printed)).toMatchObject({
    refused: expect.stringContaining('This roster would end 1 of 3 people here'),
    counts: { people: 2 },
    problems: expect.arrayContaining([expect.stringContaining('There is no person “aroha”')]),
  })
  expect(await people()).toBe(here)
})

/** A small framework in a file; each of its own identifier. */
function aFramework(title: string, last: string): Promise<string> {
  const identifier = `0198b0c4-5d5a-4f0e-8a52-60d1a95a3a${last}`
  const item = {
    identifier: identifier.replace('5d5a', '5d5b'),
    fullStatement: `I can do ${title}.`,
  }
  return written(
    `${title}.json`,
    JSON.stringify({ CFDocument: { identifier, title }, CFItems: [item] }),
  )
}

test.each([
  ['--json', '"refused"'],
  ['', 'Of 5 files 3 were not taken in'],
])(
  'of several frameworks, those that can come in do, wherever the others stand %s',
  async (how, says) => {
    const [one, two] = [await aFramework('Knots', '11'), await aFramework('Bends', '12')]
    const bad = await written('broken.json', '{ "CFDocument": 7, "colour": "green" }')
    const worse = await written('half.json', '{ "CFDocument":')
    const files = [bad, one, '/nowhere/at/all.json', two, worse]

    const { code, printed, complained } = await run(
      'import',
      'framework',
      ...files,
      ...(how ? [how] : []),
    )

    expect(code).toBe(1)
    const answer = `${printed}\n${complained}`
    expect(answer).toContain(says)
    for (const name of ['Knots', 'Bends', 'broken.json', '/nowhere/at/all.json', 'half.json']) {
      expect(answer).toContain(name)
    }
    if (how)
      expect(JSON.parse(printed)).toMatchObject({
        frameworks: [
          { file: one, title: 'Knots' },
          { file: two, title: 'Bends' },
        ],
        failed: [{ file: bad }, { file: '/nowhere/at/all.json' }, { file: worse }],
      })
  },
)

test('of several frameworks, those that came in before one was refused are named with it', async () => {
  const good = await aFramework('Knots', '01')
  const bad = await written('bad.json', '{ "CFDocument": 7, "colour": "green" }')

  const { code, printed } = await run('import', 'framework', good, bad, '--json')

  expect(code).toBe(1)
  const answer = JSON.parse(printed) as { problems: { path: string; says: string }[] }
  expect(answer).toMatchObject({
    refused: expect.stringContaining('bad.json'),
    frameworks: [{ file: good, title: 'Knots', competencies: { added: 1 } }],
  })
  expect(answer.problems.length).toBeGreaterThan(0)
  expect(answer.problems[0]).toMatchObject({ says: expect.any(String) })
})

test('a school that is founded lives by the clocks that were asked for, and keeps them', async () => {
  const path = await aRoster('clocks.zip', faultless())
  const take = (...zone: readonly string[]) =>
    run('import', 'roster', path, '--org', 'Clock School', ...zone)

  expect(await take('--time-zone', 'Atlantis/Center')).toMatchObject({
    code: 1,
    complained: expect.stringContaining('There is no time zone “Atlantis/Center”'),
  })
  const looked = await take('--time-zone', 'europe/london', '--dry-run')
  expect(looked.printed).toContain('Time zone: Europe/London.')
  expect((await take('--time-zone', 'Europe/London')).printed).toContain(
    'Time zone: Europe/London.',
  )
  expect((await take()).printed).not.toContain('ime zone')
  expect((await take('--time-zone', 'Asia/Tokyo')).printed).toContain(
    'its time zone stays Europe/London',
  )
})

test('a school that is founded without a word of it lives by the clocks of the server, and it is said', async () => {
  const path = await aRoster('server-clocks.zip', faultless())

  const { printed } = await run('import', 'roster', path, '--org', 'Server School')

  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  expect(printed).toContain(`Time zone: ${timeZone}.`)
})
