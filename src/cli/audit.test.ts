import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../test/school.ts'
import { openSite } from '../opening.ts'
import { startSigning } from '../people/audit/signing.ts'
import { readConfig } from '../platform/config.ts'
import { logTo } from '../platform/log/log.ts'
import type { Site } from '../platform/site.ts'
import { runCommand } from './run.ts'

let environment: Record<string, string>
let folder: string
let site: Site
let school: TestSchool
let close: () => Promise<void>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-audit-'))
  // Root lends the database another user, who has to come in here.
  await chmod(folder, 0o755)
  environment = { KITH_DATA: join(folder, 'data') }
  const opened = await openSite(readConfig(environment))
  site = { ...opened.site, log: logTo(() => {}, opened.site.now) }
  close = opened.close
  school = await aSchool(site, 'Awa Street School')
  await aSchool(site, 'Hill Road School')
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCommand(args, {
    environment,
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

interface Report {
  readonly key: string | null
  readonly chains: readonly { readonly organisation: string; readonly fault: unknown }[]
}

describe('audit verify', () => {
  test('says of each chain how long it is, between which days, and that it holds', async () => {
    const { code, printed } = await run('audit', 'verify')

    expect(code).toBe(0)
    expect(printed).toMatch(
      /^Awa Street School: 1 entry, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d, head [0-9a-f]{12}, signed up to 0, facts erased in 0\n {2}OK$/m,
    )
    expect(printed).toContain('Hill Road School: 1 entry')
    expect(printed).toContain('There is no key here')
  })

  test('holds the signatures against this server’s key, once it has signed', async () => {
    const signing = await startSigning(site, join(folder, 'data'))
    await signing.stop()

    const { code, printed } = await run('audit', 'verify', '--org', 'awa street school', '--json')

    expect(code).toBe(0)
    const { key, chains } = JSON.parse(printed) as Report
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(chains).toMatchObject([
      { organisation: school.id, name: 'Awa Street School', signedTo: 1, strays: 0, fault: null },
    ])
    expect((await stat(join(folder, 'data', 'audit-key.pem'))).mode & 0o777).toBe(0o600)
  })

  test('refuses another key, and says at which entry the chain breaks', async () => {
    const wrong = await run('audit', 'verify', '--key', '0'.repeat(64))
    const json = await run('audit', 'verify', '--key', '0'.repeat(64), '--json')

    expect(wrong).toMatchObject({ code: 1 })
    expect(wrong.printed).toContain('BROKEN at entry 1: its signature')
    expect(wrong.complained).toMatch(/^2 audit chains are broken\./)
    expect(json.code).toBe(1)
    expect((JSON.parse(json.printed) as Report).chains[0]).toMatchObject({
      fault: { seq: 1, why: 'signature' },
    })
  })

  test.each([[['--key', 'short']], [['--from', 'x', '--org', 'y']]])(
    '%j is written wrongly',
    async (options) => {
      expect((await run('audit', 'verify', ...options)).code).toBe(2)
    },
  )

  test('an organisation that there is not, and a file that there is not, are refused', async () => {
    expect((await run('audit', 'verify', '--org', 'Nowhere')).complained).toContain('Nowhere')
    expect((await run('audit', 'verify', '--from', '/nowhere/at/all')).code).toBe(1)
  })
})

describe('audit export', () => {
  test('writes what audit verify can follow without a database', async () => {
    const out = join(folder, 'audit.ndjson')

    const exported = await run('audit', 'export', '--out', out)
    expect(exported).toMatchObject({ code: 0, printed: `2 entries in 2 chains → ${out}` })
    const elsewhere = { KITH_DATA: join(folder, 'elsewhere') }
    const printed: string[] = []
    const code = await runCommand(['audit', 'verify', '--from', out], {
      environment: elsewhere,
      print: (line) => void printed.push(line),
      complain: () => {},
    })

    expect(code).toBe(0)
    expect(printed.join('\n')).toContain(`${school.id}: 1 entry`)
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    await expect(stat(elsewhere.KITH_DATA)).rejects.toThrow('ENOENT')
  })

  test('what was changed in the file is found, and what is no chain is named by its line', async () => {
    const [out, changed] = [join(folder, 'one.ndjson'), join(folder, 'changed.ndjson')]
    await run('audit', 'export', '--out', out, '--org', 'Awa Street School')
    const text = await readFile(out, 'utf8')

    await writeFile(changed, text.replace('organisation.founded', 'organisation.closed'))
    expect(await run('audit', 'verify', '--from', changed)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('An audit chain is broken.') as string,
    })
    await writeFile(changed, `${text}hello\n`)
    const { code, complained } = await run('audit', 'verify', '--from', changed)
    expect(code).toBe(1)
    expect(complained).toMatch(/^Line \d+ of the file is no part of an audit chain/)
  })

  test('a place that cannot be written to is a sentence', async () => {
    const { code, complained } = await run('audit', 'export', '--out', '/nowhere/at/all/x')

    expect(code).toBe(1)
    expect(complained).toContain('/nowhere/at/all/x could not be written')
  })
})
