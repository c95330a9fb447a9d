import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCompetency } from '../../test/framework.ts'
import { aSchool, type TestSchool } from '../../test/school.ts'
import { aVisitor } from '../../test/visitor.ts'
import { openSite } from '../opening.ts'
import { readConfig } from '../platform/config.ts'
import { newId } from '../platform/id.ts'
import { logTo } from '../platform/log/log.ts'
import type { Site } from '../platform/site.ts'
import { commands } from './commands.ts'
import { exit, runCommand } from './run.ts'

interface Ran {
  readonly code: number
  readonly printed: string
  readonly complained: string
}

/** Runs what an operator wrote, in an environment of a test's own. */
async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ran> {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCommand(args, {
    environment,
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

const names = commands.map(({ name }) => name)

describe('help', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])('%j lists every command', async (args) => {
    const { code, printed, complained } = await run(args)

    expect(code).toBe(exit.done)
    for (const { name, does } of commands) {
      expect(printed).toContain(`  ${name}`)
      expect(printed).toContain(does.english)
    }
    expect(complained).toBe('')
  })

  test.each(names)('%s says what it does, how it is called and an example', async (name) => {
    for (const flag of ['--help', '-h']) {
      const { code, printed } = await run([...name.split(' '), flag])

      expect(code).toBe(0)
      expect(printed).toMatch(/^[A-Z].*[.]$/m)
      expect(printed).toContain(`npm run kith -- ${name}`)
      expect(printed).toMatch(new RegExp(`For example: npm run kith -- ${name}( |$)`, 'm'))
    }
  })

  test.each(commands)(
    'the help of $name names every option it takes, and no other',
    async ({ name, options, usage }) => {
      const { printed } = await run([...name.split(' '), '--help'])

      for (const [option, { says }] of Object.entries(options)) {
        expect(printed).toContain(`--${option}`)
        expect(printed).toContain(says.english)
      }
      for (const [, option] of usage.matchAll(/--([a-z-]+)/g))
        expect(Object.keys(options)).toContain(option)
    },
  )

  test('comes before anything is read or opened: a broken setting is no hindrance', async () => {
    expect((await run(['doctor', '--help'], { PORT: 'door' })).code).toBe(0)
  })
})

describe('what was written wrongly ends with 2, and with the help', () => {
  test.each([
    [['dance']],
    [['import']],
    [['import', 'pupils']],
    [['Serve']],
    [['serve-now']],
    [['sign-in-everybody']],
    [['--version']],
  ])('%j is no command', async (args) => {
    const { code, printed, complained } = await run(args)

    expect(code).toBe(2)
    expect(printed).toBe('')
    expect(complained).toContain(`There is no command “${args.join(' ')}”.`)
    expect(complained).toContain('import framework')
  })

  test.each(names)('%s does not know the option --nonsense', async (name) => {
    const { code, complained } = await run([...name.split(' '), '--nonsense'])

    expect(code).toBe(2)
    expect(complained).toContain('--nonsense')
    expect(complained).toContain('For example:')
  })

  test.each(commands.filter(({ takes: [least] }) => least > 0))(
    '$name wants words that are not there',
    async ({ name }) => {
      const { code, complained } = await run(name.split(' '))

      expect(code).toBe(2)
      expect(complained).toMatch(/missing/)
      expect(complained).toContain(`npm run kith -- ${name}`)
    },
  )

  test.each(commands)(
    '$name takes no more words than it has use for',
    async ({ name, takes: [, most] }) => {
      const words = Array.from({ length: most + 1 }, (_, at) => `word${at}`)
      const { code, complained } = await run([...name.split(' '), ...words])

      expect(code).toBe(2)
      expect(complained).toContain(`“word${most}” is one word too many.`)
    },
  )

  test.each([
    [['export', 'framework', 'x'], 'out'],
    [['export', 'framework', 'x', '--out', ''], 'out'],
    [['export', 'roster', '--org', 'x'], 'out'],
    [['export', 'roster', '--out', 'x.zip'], 'org'],
    [['import', 'roster', 'x.zip'], 'org'],
  ])('%j lacks --%s', async (args, option) => {
    const { code, complained } = await run(args)

    expect(code).toBe(2)
    expect(complained).toContain(`--${option} is missing.`)
  })

  test('a role that there is not is not taken for another', async () => {
    const { code, complained } = await run(['serve', '--role', 'king'])

    expect(code).toBe(2)
    expect(complained).toContain('king')
  })
})

describe('what is refused ends with 1, and with a sentence', () => {
  test.each([
    [{ PORT: 'door' }, 'PORT is door.'],
    [{ KITH_ORIGIN: 'kith.example' }, 'KITH_ORIGIN is kith.example.'],
    [{ KITH_ROLE: 'king' }, 'KITH_ROLE is king.'],
    [
      { DATABASE_URL: 'mysql://secret:rabbit@db' },
      'DATABASE_URL is not the address of a PostgreSQL server.',
    ],
  ])('the setting %j', async (environment, sentence) => {
    const { code, complained, printed } = await run(['doctor'], environment)

    expect(code).toBe(1)
    expect(complained).toContain(sentence)
    expect(complained).not.toContain('rabbit')
    expect(complained).not.toMatch(/\n|\bat .*:\d+/)
    expect(printed).toBe('')
  })
})

describe('on a server', () => {
  let environment: Record<string, string>
  let folder: string
  let site: Site
  let school: TestSchool
  let close: () => Promise<void>
  // A server that keeps what is written, since no command opens another; it is open throughout, and adopted.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-cli-'))
    // Root lends the database another user, who has to come in here.
    await chmod(folder, 0o755)
    environment = { KITH_DATA: join(folder, 'data'), KITH_ORIGIN: 'https://kith.example.school' }
    const opened = await openSite(readConfig(environment))
    site = { ...opened.site, log: logTo(() => {}, opened.site.now) }
    close = opened.close
    school = await aSchool(site, 'Awa Street School')
  })
  afterAll(async () => {
    await close()
    await rm(folder, { recursive: true })
  })

  test('migrate says that there is nothing to do, when there is not', async () => {
    expect(await run(['migrate'], environment)).toMatchObject({
      code: 0,
      printed: 'Nothing to do.',
    })
  })

  test('doctor says what stands, for people and for programs', async () => {
    const plain = await run(['doctor'], environment)
    const json = await run(['doctor', '--json'], environment)

    expect(plain).toMatchObject({ code: 0, complained: '' })
    expect(plain.printed).toContain('walls: standing')
    expect(JSON.parse(json.printed)).toMatchObject({
      walls: 'standing',
      database: 'embedded',
      migrated: [],
    })
  })

  test('sign-in prints a link that lets its person in, once', async () => {
    await school.person('learner', 'Aroha Tamihana')

    const { code, printed } = await run(['sign-in', 'aroha tamihana'], environment)

    expect(code).toBe(0)
    expect(printed).toMatch(/^https:\/\/kith\.example\.school\/sign-in\/[\w-]{43}$/)
    const visitor = await aVisitor(site)
    const path = new URL(printed).pathname
    expect((await visitor.post(path)).status).toBe(303)
    expect((await visitor.post(path)).status).toBe(422)
  })

  test('sign-in of nobody, or of two of one name, is refused with a sentence that helps', async () => {
    const twins = [await school.person('learner', 'Twin'), await school.person('learner', 'Twin')]

    const nobody = await run(['sign-in', 'Nobody Here'], environment)
    const two = await run(['sign-in', 'Twin'], environment)

    expect(nobody).toMatchObject({
      code: 1,
      complained: 'There is nobody called “Nobody Here” here.',
    })
    expect(two.code).toBe(1)
    for (const twin of twins) expect(two.complained).toContain(twin)
    expect((await run(['sign-in', twins[0]!], environment)).code).toBe(0)
  })

  test('the demo world is not made beside a school that is there', async () => {
    const { code, complained } = await run(['demo'], environment)

    expect(code).toBe(1)
    expect(complained).toContain('It is made only on an empty server.')
  })

  test('a framework goes out into a file, comes in from it, and a second time changes nothing', async () => {
    const competency = await aCompetency(site, school, 'Read a timetable')
    const { identifier } = await site.db.as(
      await school.viewer(await school.person('learner')),
      (tx) =>
        tx
          .selectFrom('competency')
          .innerJoin('framework', 'framework.id', 'competency.framework_id')
          .where('competency.id', '=', competency)
          .select('framework.identifier')
          .executeTakeFirstOrThrow(),
    )
    const out = join(folder, 'sums.json')

    const exported = await run(['export', 'framework', identifier, '--out', out], environment)
    expect(exported).toMatchObject({ code: 0, complained: '' })
    expect(await readFile(out, 'utf8')).toContain('Read a timetable')

    const back = ['import', 'framework', out, '--org', 'awa street school', '--json']
    expect((await run(back, environment)).code).toBe(0)
    const again = await run(back, environment)
    expect(JSON.parse(again.printed)).toMatchObject({
      competencies: { added: 0, changed: 0, same: 1, ended: 0 },
      problems: [],
    })
  })

  test.each([
    [['export', 'framework', newId('framework'), '--out', 'x.json'], /./],
    [['import', 'framework', '/nowhere/at/all.json'], /all\.json/],
    [['import', 'framework', 'package.json', '--org', 'No Such School'], /No Such School/],
  ])('%j is refused with a sentence, and writes nothing', async (args, sentence) => {
    const { code, complained, printed } = await run(args, environment)

    expect(code).toBe(1)
    expect(complained).toMatch(sentence)
    expect(complained).not.toMatch(/\bat .*:\d+/)
    expect(printed).toBe('')
  })

  test('a file that cannot be written is a sentence that names it', async () => {
    const competency = await aCompetency(site, school)
    const framework = await site.db.as(await school.viewer(await school.person('learner')), (tx) =>
      tx
        .selectFrom('competency')
        .where('id', '=', competency)
        .select('framework_id')
        .executeTakeFirstOrThrow(),
    )

    const args = ['export', 'framework', framework.framework_id, '--out', '/nowhere/at/all/x.json']
    const { code, complained } = await run(args, environment)

    expect(code).toBe(1)
    expect(complained).toContain('/nowhere/at/all/x.json could not be written')
  })
})
