import { generateKeyPairSync, randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { beginning, commitmentTo, hashAfter, type Entry, type Whose } from './chain.ts'
import { publicKeyOf, signHead, type Checkpoint } from './checkpoint.ts'
import { checkpointLine, claimLine, entryLine } from './file.ts'
import { checkLines } from './reading.ts'
import type { Head } from './store.ts'

/** A chain as it stands in a file, to be meddled with. */
interface File {
  readonly claim: Head
  readonly checkpoints: readonly Checkpoint[]
  readonly entries: readonly Entry[]
}

const mine = generateKeyPairSync('ed25519').privateKey
const another = generateKeyPairSync('ed25519').privateKey
const size = 12

/** Twelve entries of one school, signed after the fifth and at the end. */
function aFile(): File {
  const whose = { network: newId('network'), organisation: newId('organisation') }
  const plain = Array.from({ length: size }, (_, at): Entry => {
    const facts = JSON.stringify({ person: newId('person'), role: 'learner', turn: at })
    const payload = { salt: randomBytes(32).toString('hex'), facts }
    return {
      seq: at + 1,
      at: new Date(Date.UTC(2026, 2, 31, 9, at)).toISOString(),
      actor: newId('person'),
      action: at % 2 === 0 ? 'classroom.person-let-in' : 'classroom.person-let-go',
      objectKind: 'classroom',
      object: newId('classroom'),
      commitment: commitmentTo(payload),
      hash: '',
      payload,
    }
  })
  const entries = linked(whose, plain)
  const sign = (kind: Checkpoint['kind'], seq: number) => {
    const { hash, at } = entries[seq - 1]!
    return signHead(mine, whose, { kind, seq, hash, at })
  }
  const claim = { ...whose, length: size, hash: entries.at(-1)!.hash }
  return { claim, checkpoints: [sign('checkpoint', 5), sign('end', size)], entries }
}

/** The same entries with the hashes that they would have had, as whoever has no key can make them. */
function linked(whose: Whose, entries: readonly Entry[]): readonly Entry[] {
  let before = beginning(whose)
  return entries.map((entry) => {
    before = hashAfter(before, entry)
    return { ...entry, hash: before }
  })
}

function relinked(file: File, entries: readonly Entry[]): File {
  const renumbered = entries.map((entry, at) => ({ ...entry, seq: at + 1 }))
  const made = linked(file.claim, renumbered)
  const hash = made.at(-1)?.hash ?? beginning(file.claim)
  return { ...file, entries: made, claim: { ...file.claim, length: made.length, hash } }
}

function linesOf({ claim, checkpoints, entries }: File): string[] {
  return [claimLine(claim), ...checkpoints.map(checkpointLine), ...entries.map(entryLine)]
}

async function isWhole(file: File): Promise<boolean> {
  try {
    const checked = await checkLines(linesOf(file), publicKeyOf(mine))
    return checked.every(({ fault }) => fault === undefined)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

type Edit = (file: File) => File

const place = fc.nat({ max: size - 1 })
const text = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[0-9a-f]{64}$/),
  fc.uuid({ version: 7 }),
  fc.constantFrom('2026-03-31T09:00:00.000Z', 'classroom.made', 'person'),
)
const number = fc.integer({ min: -3, max: size + 3 })
const value = fc.oneof(text, number)
const fields = ['at', 'actor', 'action', 'objectKind', 'object', 'commitment', 'hash'] as const
const otherField = fc.oneof(
  { weight: 7, arbitrary: fc.record({ field: fc.constantFrom(...fields), to: text }) },
  fc.record({ field: fc.constant('seq'), to: number }),
)

/** One field of one entry is another, with the hashes after it left or made anew. */
const changed = fc
  .tuple(place, otherField, fc.boolean())
  .map(([at, { field, to }, relinks]): Edit => (file) => {
    const entries = file.entries.with(at, { ...file.entries[at]!, [field]: to })
    return relinks ? relinked(file, entries) : { ...file, entries }
  })

const payloadChanged = fc
  .tuple(place, fc.constantFrom('salt', 'facts'), text)
  .map(([at, field, to]): Edit => (file) => {
    const { payload, ...entry } = file.entries[at]!
    const made = { ...entry, payload: { ...payload!, [field]: to } } as Entry
    return { ...file, entries: file.entries.with(at, made) }
  })

const payloadsSwapped = fc.tuple(place, place).map(([one, other]): Edit => (file) => {
  const { entries } = file
  const [first, second] = [entries[one]!, entries[other]!]
  const swapped = entries
    .with(one, { ...first, payload: second.payload })
    .with(other, { ...second, payload: first.payload })
  return { ...file, entries: swapped }
})

const deleted = fc
  .tuple(place, fc.integer({ min: 1, max: size }), fc.boolean())
  .map(([at, count, relinks]): Edit => (file) => {
    const entries = file.entries.toSpliced(at, count)
    return relinks ? relinked(file, entries) : { ...file, entries }
  })

/** The end is cut off, and whatever says that there was more goes with it. */
const cut = fc.integer({ min: 0, max: size - 1 }).map((length): Edit => (file) => {
  const short = relinked(file, file.entries.slice(0, length))
  return { ...short, checkpoints: file.checkpoints.filter(({ seq }) => seq <= length) }
})

const reordered = fc
  .tuple(place, place, fc.boolean())
  .map(([from, to, relinks]): Edit => (file) => {
    const [taken] = file.entries.slice(from)
    const entries = file.entries.toSpliced(from, 1).toSpliced(to, 0, taken!)
    return relinks ? relinked(file, entries) : { ...file, entries }
  })

const inserted = fc
  .tuple(place, fc.nat({ max: size }), fc.boolean())
  .map(([from, to, relinks]): Edit => (file) => {
    const entries = file.entries.toSpliced(to, 0, file.entries[from]!)
    return relinks ? relinked(file, entries) : { ...file, entries }
  })

const claimChanged = fc
  .tuple(fc.constantFrom('network', 'organisation', 'length', 'hash'), value)
  .map(([field, to]): Edit => (file) => {
    return { ...file, claim: { ...file.claim, [field]: to } }
  })

const checkpointValue = fc.oneof(value, fc.constantFrom('checkpoint', 'end'))
const checkpointChanged = fc
  .tuple(
    fc.nat({ max: 1 }),
    fc.constantFrom('kind', 'seq', 'hash', 'at', 'key', 'signature'),
    checkpointValue,
  )
  .map(([at, field, to]): Edit => (file) => {
    const made = { ...file.checkpoints[at]!, [field]: to } as Checkpoint
    return { ...file, checkpoints: file.checkpoints.with(at, made) }
  })

/** All is made anew, and signed with a key of one's own. */
const resigned = fc.tuple(place, fc.uuid({ version: 7 })).map(([at, actor]): Edit => (file) => {
  const meddled = { ...file.entries[at]!, actor }
  const made = relinked(file, file.entries.with(at, meddled))
  const checkpoints = file.checkpoints.map(({ kind, seq }) => {
    const { hash, at: moment } = made.entries[seq - 1]!
    return signHead(another, file.claim, { kind, seq, hash, at: moment })
  })
  return { ...made, checkpoints }
})

const edit = fc.oneof(
  { weight: 4, arbitrary: changed },
  { weight: 2, arbitrary: payloadChanged },
  payloadsSwapped,
  deleted,
  cut,
  reordered,
  inserted,
  claimChanged,
  checkpointChanged,
  resigned,
)

describe('a chain in a file', () => {
  const file = aFile()

  test('holds as it went out', async () => {
    expect(await isWhole(file)).toBe(true)
    expect(await checkLines(linesOf(file), publicKeyOf(mine))).toMatchObject([
      { entries: size, signedTo: size, erased: 0, hash: file.claim.hash },
    ])
  })

  test('shows whatever was changed, deleted, reordered, inserted or swapped in it', async () => {
    const wanted = 10_000
    let [edits, found] = [0, 0]
    await fc.assert(
      fc.asyncProperty(edit, async (meddle) => {
        const meddled = meddle(file)
        fc.pre(JSON.stringify(meddled) !== JSON.stringify(file))
        edits += 1
        const isFound = !(await isWhole(meddled))
        found += isFound ? 1 : 0
        expect(isFound).toBe(true)
      }),
      { numRuns: wanted, maxSkipsPerRun: 1 },
    )
    console.log(`T-37 ${edits} edits, ${found} found`)
    expect(edits).toBeGreaterThanOrEqual(wanted)
  }, 120_000)

  test('holds when facts have been erased, whichever they are', async () => {
    const which = fc.array(fc.boolean(), { minLength: size, maxLength: size })
    await fc.assert(
      fc.asyncProperty(which, async (erases) => {
        const entries = file.entries.map((entry, at) =>
          erases[at] ? { ...entry, payload: null } : entry,
        )
        const [checked] = await checkLines(linesOf({ ...file, entries }), publicKeyOf(mine))

        expect(checked).toMatchObject({
          entries: size,
          fault: undefined,
          erased: erases.filter(Boolean).length,
        })
      }),
      { numRuns: 300 },
    )
  })

  test('says where it broke first, and how', async () => {
    const faultOf = async (meddle: Edit) => {
      const [checked] = await checkLines(linesOf(meddle(file)), publicKeyOf(mine))
      return checked?.fault
    }
    const { entries } = file
    const third = entries[2]!

    const actor = newId('person')
    expect(
      await faultOf(() => ({ ...file, entries: entries.with(2, { ...third, actor }) })),
    ).toEqual({ seq: 3, why: 'changed' })
    expect(await faultOf(() => ({ ...file, entries: entries.toSpliced(2, 1) }))).toEqual({
      seq: 3,
      why: 'missing',
    })
    expect(await faultOf(() => ({ ...file, entries: entries.slice(0, -1) }))).toEqual({
      seq: size,
      why: 'missing',
    })
    expect(await faultOf(() => ({ ...file, entries: entries.toSpliced(5, 0, third) }))).toEqual({
      seq: 3,
      why: 'out-of-order',
    })
    const payload = entries[0]!.payload
    expect(
      await faultOf(() => ({ ...file, entries: entries.with(2, { ...third, payload }) })),
    ).toEqual({ seq: 3, why: 'payload-changed' })
    expect(await faultOf(() => ({ ...file, checkpoints: file.checkpoints.slice(0, 1) }))).toEqual({
      seq: size,
      why: 'signature',
    })
    const without = () => relinked(file, entries.with(2, { ...third, actor }))
    expect(await faultOf(without)).toEqual({ seq: 5, why: 'signature' })
  })

  test('may stand in one file with others, and is judged by itself', async () => {
    const broken = aFile()
    const lines = [...linesOf(file), ...linesOf({ ...broken, entries: [] }), ...linesOf(aFile())]

    const found = await checkLines(lines, publicKeyOf(mine))

    expect(found.map(({ fault }) => fault?.why)).toEqual([undefined, 'missing', undefined])
  })

  test.each([
    ['no JSON', 'hello'],
    ['another object', '{"kind":"chain"}'],
    ['nothing', ''],
  ])('a line that is %s is refused by its number', async (_what, line) => {
    const reading = checkLines([...linesOf(file), line], undefined)

    await expect(reading).rejects.toMatchObject({ kind: 'invalid', said: { args: { line: '16' } } })
  })

  test('an entry or a checkpoint out of its place is refused', async () => {
    const [claim, first, last, ...entries] = linesOf(file) as [string, string, string]

    for (const lines of [entries, [first], [claim, first, ...entries, last]]) {
      await expect(checkLines(lines, undefined)).rejects.toMatchObject({ kind: 'invalid' })
    }
  })
})
