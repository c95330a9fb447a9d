import { open } from 'node:fs/promises'
import { checkChain, type Checked } from '../people/audit/checking.ts'
import { isPublicKey, publicKeyOf } from '../people/audit/checkpoint.ts'
import { serversOwn } from '../people/audit/deed.ts'
import { findKey } from '../people/audit/key.ts'
import { checkLines } from '../people/audit/reading.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import type { Config } from '../platform/config.ts'
import { auditCliWords as words } from './audit-words.ts'
import { chainsOf } from './audit-chains.ts'
import { WrongUsage, type Command, type Given } from './command.ts'
import { RefusedInFull } from './refused.ts'
import { withSite } from './with-site.ts'

const say = speaker(english)

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: '[--org NAME] [--from FILE] [--key KEY] [--json]',
  does: words.verify,
  example: 'audit verify --org "Awa Street School"',
  options: {
    org: { type: 'string', says: words.org },
    from: { type: 'string', says: words.from },
    key: { type: 'string', says: words.key },
    json: { type: 'boolean', says: words.json },
  },
  takes: [0, 0],
  async run(given) {
    const key = await keyFor(given)
    const checked = await check(given, key)
    const json = { key: key ?? null, chains: checked.map(forPrograms) }
    if (!given.options['json']) report(checked, key).forEach(given.print)
    const broken = checked.filter((one) => !isWhole(one)).length
    if (broken > 0) {
      const refusal = new Refusal('conflict', said(words.broken, { broken }))
      throw new RefusedInFull(refusal, { json: { problems: [], ...json }, lines: [] })
    }
    if (given.options['json']) given.print(JSON.stringify(json))
  },
}

/** The key that the operator named, else this server's own; none where there is none yet. */
async function keyFor({ options, config }: Given): Promise<string | undefined> {
  const { key, org, from } = options
  if (org !== undefined && from !== undefined) throw new WrongUsage(say(words.orgOrFile))
  if (typeof key !== 'string') return keyOf(config)
  if (!isPublicKey(key)) throw new WrongUsage(say(words.badKey))
  return key
}

async function keyOf({ dataDir }: Config): Promise<string | undefined> {
  const key = await findKey(dataDir)
  return key && publicKeyOf(key)
}

async function check(given: Given, key: string | undefined): Promise<readonly Checked[]> {
  const { from } = given.options
  if (typeof from === 'string') {
    await using file = await open(from)
    return await checkLines(file.readLines(), key)
  }
  return withSite(given, async (site) => {
    const checked: Checked[] = []
    for (const chain of await chainsOf(site, given))
      checked.push(await checkChain(site, chain, key))
    return checked
  })
}

function isWhole({ fault, strays }: Checked): boolean {
  return fault === undefined && strays === 0
}

function forPrograms({ fault, ...checked }: Checked) {
  return { ...checked, fault: fault ?? null }
}

function report(checked: readonly Checked[], key: string | undefined): readonly string[] {
  return [
    ...checked.flatMap((one) => [say(words.chain, factsOf(one)), `  ${stateOf(one)}`]),
    ...(checked.length === 0 ? [say(words.noChain)] : []),
    key === undefined ? say(words.noKey) : say(words.signedWith, { key }),
  ]
}

function factsOf({ name, network, organisation, entries, first, last, ...one }: Checked) {
  const { hash, signedTo, erased } = one
  return {
    name: name ?? (network === serversOwn.network ? say(words.server) : organisation),
    entries,
    first: dayOf(first),
    last: dayOf(last),
    head: hash.slice(0, 12),
    signedTo,
    erased,
  }
}

function stateOf({ fault, strays }: Checked): string {
  if (fault) return say(words[fault.why], { seq: fault.seq })
  return strays > 0 ? say(words.strays, { strays }) : say(words.ok)
}

function dayOf(at: string | undefined): string {
  return at?.slice(0, 10) ?? '–'
}
