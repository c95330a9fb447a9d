import { readFileSync, readdirSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../platform/i18n/locale.ts'
import { speaker } from '../../platform/i18n/say.ts'
import type { Framework } from '../../learning/frameworks/framework.ts'
import { readCaseFile } from './file.ts'
import { limits } from './limits.ts'
import { readCasePackage, writeCasePackage } from './package.ts'
import type { CasePackage } from './package.ts'
import { isCaseIdentifier } from './uuid.ts'

const data = new URL('../../../../shared/data/', import.meta.url)
const frameworks = filesIn('frameworks/')
const packages = filesIn('case-official/packages/')
const say = speaker(english)

const ajv = new Ajv2019({ strict: false, allErrors: true })
addFormats.default(ajv)
const isStrict = ajv.compile(
  JSON.parse(
    readFileSync(
      new URL('case-official/schema/official-case_v1p1_cfpackage-jsonschema1.json', data),
      'utf8',
    ),
  ),
)

describe('every framework and every sample package', () => {
  test.each([...frameworks, ...packages])('%s goes out strictly and comes in the same', (file) => {
    const came = read(readFileSync(new URL(file, data)))

    const out = writeCasePackage(came.framework!)
    const back = read(out)

    isStrict(out)
    expect(isStrict.errors ?? []).toEqual([])
    expect(back.framework).toEqual(came.framework)
    expect(identifiersIn(out).filter((text) => !isCaseIdentifier(text))).toEqual([])
  })

  test.each(frameworks)('%s is valid, so nothing in it is a problem', (file) => {
    expect(spoken(read(readFileSync(new URL(file, data))))).toEqual([])
  })

  test.each([
    ['frameworks/ccss-math-coherence.json', 685, 757, 142],
    ['frameworks/digcomp-3.0.json', 911, 0, 0],
    ['frameworks/lifecomp.json', 39, 0, 0],
    ['frameworks/greencomp.json', 16, 0, 0],
    ['frameworks/esco-transversal-skills.json', 95, 0, 0],
  ])('%s holds what its provenance says', (file, items, steps, related) => {
    const { competencies, links } = read(readFileSync(new URL(file, data))).framework!

    expect(competencies).toHaveLength(items)
    expect(links.filter(({ kind }) => kind === 'child-of')).toHaveLength(items)
    expect(links.filter(({ kind }) => kind === 'precedes')).toHaveLength(steps)
    expect(links.filter(({ kind }) => kind === 'related-to')).toHaveLength(related)
  })

  test.each(packages)('%s keeps every item and association it came with', (file) => {
    const written = JSON.parse(readFileSync(new URL(file, data), 'utf8'))
    const parts = written.CFPackage ?? written

    const { competencies, links } = read(written).framework!

    expect(competencies).toHaveLength(parts.CFItems.length)
    expect(links).toHaveLength(parts.CFAssociations.length)
  })
})

test('a real export with nulls, unlawful identifiers and rubrics keeps its rubrics tied to its items', () => {
  const file = new URL('case-official/packages/opencase_round_trip_baseline.v1p1.json', data)
  const came = read(readFileSync(file))
  const out = writeCasePackage(came.framework!) as unknown as {
    CFItems: { identifier: string }[]
    CFRubrics: {
      identifier: string
      CFRubricCriteria: { rubricId: string; CFItemURI: { identifier: string } }[]
    }[]
  }

  const items = new Set(out.CFItems.map(({ identifier }) => identifier))
  for (const rubric of out.CFRubrics) {
    for (const criterion of rubric.CFRubricCriteria) {
      expect(criterion.rubricId).toBe(rubric.identifier)
      expect(items).toContain(criterion.CFItemURI.identifier)
    }
  }
  expect(came.framework!.links.every(({ from }) => from !== undefined)).toBe(true)
})

describe('a package by hand', () => {
  test('is read bare, wrapped, in a list, with a byte order mark, and in UTF-16', () => {
    const bare = aPackage()
    const plain = read(bare).framework

    expect(read({ CFPackage: bare }).framework).toEqual(plain)
    expect(read([bare]).framework).toEqual(plain)
    expect(readCasePackage(bytes(`\uFEFF${JSON.stringify(bare)}`)).framework).toEqual(plain)
    const wide = Buffer.from(`\uFEFF${JSON.stringify(bare)}`, 'utf16le')
    expect(readCasePackage(wide).framework).toEqual(plain)
  })

  test('gives competencies our words and keeps the rest for the way out', () => {
    const item = {
      ...anItem(1),
      abbreviatedStatement: 'Order',
      humanCodingScheme: 'W.1',
      educationLevel: ['3', '4'],
      CFItemType: 'Step',
      notes: 'Try aloud.',
      statusEndDate: '2030-01-31',
      listEnumeration: 'a.',
    }

    const [competency] = read(aPackage({ CFItems: [item] })).framework!.competencies

    expect(competency).toMatchObject({
      statement: 'Statement 1',
      short: 'Order',
      code: 'W.1',
      level: '3, 4',
      kind: 'Step',
      notes: 'Try aloud.',
      endedOn: '2030-01-31',
      foreign: { listEnumeration: 'a.', educationLevel: ['3', '4'] },
    })
  })

  test('gives a thing without a lawful identifier the one that belongs to its address, each time', () => {
    const item = { ...anItem(1), identifier: '7', uri: 'https://a.example/items/7' }
    const pointing = anAssociation(1, 'isChildOf', { identifier: '7', uri: '' }, documentNode)

    const once = read(aPackage({ CFItems: [item], CFAssociations: [pointing] })).framework!
    const again = read(aPackage({ CFItems: [item], CFAssociations: [pointing] })).framework!

    expect(isCaseIdentifier(once.competencies[0]!.identifier)).toBe(true)
    expect(once.links[0]!.from).toBe(once.competencies[0]!.identifier)
    expect(again).toEqual(once)
  })

  test('keeps a lawful identifier, whatever case its letters are written in', () => {
    const item = { ...anItem(1), identifier: anItem(1).identifier.toUpperCase() }

    expect(read(aPackage({ CFItems: [item] })).framework!.competencies[0]!.identifier).toBe(
      anItem(1).identifier,
    )
  })

  test('lets an association name its ends by address alone', () => {
    const link = { ...anAssociation(1, 'precedes'), originNodeURI: anItem(1).uri }

    const framework = read(
      aPackage({ CFItems: [anItem(1), anItem(2)], CFAssociations: [link] }),
    ).framework!

    expect(framework.links[0]).toMatchObject({
      from: anItem(1).identifier,
      to: anItem(2).identifier,
    })
  })

  test('reads the kinds of association in the spellings found in the wild', () => {
    const spellings = [
      'isChildOf',
      'Is Child Of',
      'is_child_of',
      'precedes',
      'Exemplar',
      'ext:near',
    ]
    const CFAssociations = spellings.map((kind, at) => anAssociation(at, kind))

    const { links } = read(aPackage({ CFItems: [anItem(1), anItem(2)], CFAssociations })).framework!

    expect(links.map(({ kind }) => kind)).toEqual([
      'child-of',
      'child-of',
      'child-of',
      'precedes',
      'example-of',
      'ext:near',
    ])
  })

  test('keeps an association that leads elsewhere for the way out', () => {
    const elsewhere = { title: 'There', identifier: 'x-1', uri: 'https://b.example/x-1' }
    const link = anAssociation(1, 'exactMatchOf', undefined, elsewhere)

    const came = read(aPackage({ CFItems: [anItem(1)], CFAssociations: [link] }))
    const out = writeCasePackage(came.framework!) as { CFAssociations?: unknown[] }

    expect(came.framework!.links[0]).not.toHaveProperty('to')
    expect(out.CFAssociations![0]).toMatchObject({ destinationNodeURI: elsewhere })
    expect(spoken(came)[0]).toMatch(/^CFAssociations\[0\]: This association leads to something/)
  })

  test('says a framework is a child of nothing but itself when the document stands at an end', () => {
    const link = anAssociation(1, 'isChildOf', undefined, documentNode)

    const came = read(aPackage({ CFItems: [anItem(1)], CFAssociations: [link] }))

    expect(came.framework!.links[0]!.foreign).not.toHaveProperty('destinationNodeURI')
    expect(came.problems).toEqual([])
  })
})

describe('what is not as it should be', () => {
  test.each<[string, object, string]>([
    [
      'a key CASE does not know',
      { CFItems: [{ ...anItem(1), colour: 'red' }] },
      'CFItems[0].colour: CASE does not know “colour”; it was left out.',
    ],
    [
      'a time without zone',
      { CFItems: [{ ...anItem(1), lastChangeDateTime: '2017-05-25T18:05:33' }] },
      'CFItems[0].lastChangeDateTime: “2017-05-25T18:05:33” has no time zone; it was read as UTC.',
    ],
    [
      'a day that does not exist',
      { CFItems: [{ ...anItem(1), statusEndDate: '2026-02-30' }] },
      'CFItems[0].statusEndDate: “2026-02-30” is not a day such as 2026-09-01; it was left out.',
    ],
    [
      'a competency that says nothing',
      { CFItems: [{ ...anItem(1), fullStatement: ' ' }] },
      'CFItems[0].fullStatement: This competency says nothing: it has no fullStatement. It was left out.',
    ],
    [
      'a competency with a name only',
      { CFItems: [{ ...anItem(1), fullStatement: null, abbreviatedStatement: 'Order' }] },
      'CFItems[0].fullStatement: fullStatement is missing; “Order” stands in for it.',
    ],
    [
      'an identifier used twice',
      { CFItems: [anItem(1), { ...anItem(1), fullStatement: 'Another' }] },
      `CFItems[1].identifier: “${anItem(1).identifier}” was already used by CFItems[0]; this second one was left out.`,
    ],
    [
      'an association with one end',
      { CFAssociations: [{ ...anAssociation(1, 'precedes'), originNodeURI: null }] },
      'CFAssociations[0]: An association needs an origin and a destination; this one was left out.',
    ],
    ['items that are no list', { CFItems: 'many' }, 'CFItems: A list was expected here.'],
    [
      'an item that is no object',
      { CFItems: [17] },
      'CFItems[0]: An object in braces was expected here; this entry was left out.',
    ],
    [
      'a number for a whole one',
      { CFAssociations: [{ ...anAssociation(1, 'ext:x'), sequenceNumber: 1.5 }] },
      'CFAssociations[0].sequenceNumber: A whole number was expected here; this was left out.',
    ],
  ])('%s is said with its place', (_what, parts, sentence) => {
    const came = read(aPackage(parts))

    expect(spoken(came)).toContain(sentence)
    expect(came.framework).toBeDefined()
  })

  test('a circle among what precedes what is reported once, by its names', () => {
    const CFItems = [1, 2, 3].map((n) => ({ ...anItem(n), humanCodingScheme: `W.${n}` }))
    const CFAssociations = [
      anAssociation(1, 'precedes', nodeOf(1), nodeOf(2)),
      anAssociation(2, 'precedes', nodeOf(2), nodeOf(3)),
      anAssociation(3, 'precedes', nodeOf(3), nodeOf(1)),
    ]

    const came = read(aPackage({ CFItems, CFAssociations }))

    expect(spoken(came)).toEqual([
      'CFAssociations[0]: These wait for each other in a circle: W.1 → W.2 → W.3. No path follows the circle; all of them stay open to start.',
    ])
    expect(came.framework!.links).toHaveLength(3)
  })

  test('the same harmless habit in a thousand places is said once and counted', () => {
    const CFItems = range(1000).map((n) => ({ ...anItem(n), colour: 'red' }))

    const { problems } = read(aPackage({ CFItems }))

    expect(problems).toMatchObject([{ path: 'CFItems[0].colour', alike: 999 }])
  })

  test('ten thousand different problems do not make a list of ten thousand', () => {
    const { problems } = read(aPackage({ CFItems: range(10_000).map(() => 0) }))

    expect(problems).toHaveLength(limits.problems + 1)
    expect(say.said(problems.at(-1)!.said)).toBe(
      'There are 9,000 further problems that are not listed.',
    )
  })
})

describe('what cannot be used', () => {
  test.each<[string, string, RegExp]>([
    ['an empty file', '', /line 1, column 1/],
    ['a page of HTML', '<!doctype html>', /This is not JSON/],
    ['JSON that breaks off', '{"CFDocument":\n  {"title": ', /line 2, column/],
    ['another JSON', '{"orgs": []}', /There is no CFDocument here/],
    ['a document that is a word', '{"CFDocument": "Maths"}', /There is no CFDocument here/],
    ['nothing', 'null', /There is no CFDocument here/],
    [
      'a cave under a strange name',
      `{"a\\u0000":${'['.repeat(9000)}${']'.repeat(9000)}}`,
      /nests deeper/,
    ],
    ['a cave', '['.repeat(200_000) + ']'.repeat(200_000), /nests deeper than 64 levels/],
  ])('%s is refused in a sentence', (_what, text, sentence) => {
    const came = readCasePackage(bytes(text))

    expect(came.framework).toBeUndefined()
    expect(spoken(came).at(-1)).toMatch(sentence)
  })

  test('too many items are refused before any is read', () => {
    const came = read(aPackage({ CFItems: range(limits.competencies + 1).map(() => 0) }))

    expect(came.framework).toBeUndefined()
    expect(spoken(came)).toEqual([
      'CFItems: There are 50,001 entries here. At most 50,000 can be read.',
    ])
  })

  test('a file that is not there, or is a folder, is refused in a sentence', async () => {
    expect(spoken(await readCaseFile('/nowhere/at-all.json'))[0]).toMatch(/There is no file at/)
    expect(spoken(await readCaseFile('.'))[0]).toMatch(/There is no file at/)
  })
})

describe('hostile JSON', () => {
  test('never reaches a prototype, and NULs and half letters never reach the database', () => {
    const text = `{"__proto__":{"polluted":1},"CFDocument":{"identifier":"${anItem(9).identifier}",
      "title":"a\\u0000b\\ud800","uri":"u","extensions":{"__proto__":{"polluted":1},"k":"\\u0000","n":1e999}}}`

    const { framework } = readCasePackage(bytes(text))

    expect(framework!.title).toBe('ab\uFFFD')
    expect(JSON.stringify(framework)).not.toMatch(/polluted|u0000|ud800/)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('any JSON value in any place is read without a throw, and what comes in goes out strictly', () => {
    fc.assert(
      fc.property(hostilePackage, (value) => {
        const { framework } = read(value)
        if (!framework) return

        const out = writeCasePackage(framework)
        isStrict(out)
        expect(isStrict.errors ?? []).toEqual([])
        expect(read(out).framework).toEqual(framework)
      }),
      { numRuns: 300 },
    )
  })

  test('bytes changed at random are read without a throw', () => {
    const whole = readFileSync(new URL('frameworks/greencomp.json', data))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = Buffer.from(whole)
          for (const [at, byte] of changes) changed[at] = byte
          expect(readCasePackage(changed).problems).toBeInstanceOf(Array)
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('any framework of ours goes out strictly and comes back as it was', () => {
  fc.assert(
    fc.property(aFramework(), (framework) => {
      const out = writeCasePackage(framework)
      isStrict(out)
      expect(isStrict.errors ?? []).toEqual([])
      const back = read(out).framework!
      expect(writeCasePackage(back)).toEqual(out)
      expect(back.competencies.map(withoutForeign)).toEqual(
        framework.competencies.map(withoutForeign),
      )
      expect(back.links.map(withoutForeign)).toEqual(framework.links.map(withoutForeign))
    }),
    { numRuns: 200 },
  )
})

// ---- setting ----

const documentNode = { title: 'F', identifier: uuid(0), uri: 'https://a.example/framework' }

function filesIn(folder: string): string[] {
  return readdirSync(new URL(folder, data))
    .filter((name) => name.endsWith('.json'))
    .map((name) => folder + name)
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text)
}

function read(value: unknown): CasePackage {
  return readCasePackage(value instanceof Uint8Array ? value : bytes(JSON.stringify(value)))
}

function spoken(came: CasePackage): string[] {
  return came.problems.map(({ path, said }) => (path ? `${path}: ` : '') + say.said(said))
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

function uuid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}

function anItem(n: number) {
  return {
    identifier: uuid(n + 1),
    uri: `https://a.example/items/${n}`,
    fullStatement: `Statement ${n}`,
    lastChangeDateTime: '2026-01-02T03:04:05Z',
  }
}

function nodeOf(n: number) {
  const { identifier, uri } = anItem(n)
  return { title: '', identifier, uri }
}

function anAssociation(n: number, kind: string, from: object = nodeOf(1), to: object = nodeOf(2)) {
  return {
    identifier: uuid(0x100000 + n),
    uri: `https://a.example/links/${n}`,
    associationType: kind,
    originNodeURI: from,
    destinationNodeURI: to,
    lastChangeDateTime: '2026-01-02T03:04:05Z',
  }
}

function aPackage(parts: object = {}): object {
  return {
    CFDocument: {
      identifier: uuid(0),
      uri: documentNode.uri,
      title: 'F',
      creator: 'Us',
      lastChangeDateTime: '2026-01-02T03:04:05Z',
    },
    CFItems: [],
    CFAssociations: [],
    ...parts,
  }
}

function identifiersIn(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => identifiersIn(entry))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, entry]) =>
      key === '' || !['originNodeURI', 'destinationNodeURI'].includes(name)
        ? identifiersIn(entry, name)
        : [],
    )
  }
  return key === 'identifier' && typeof value === 'string' && /-/.test(value) ? [value] : []
}

function withoutForeign(thing: { foreign: unknown }): object {
  return { ...thing, foreign: {} }
}

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `w${text}`)
const maybeWords = fc.oneof(fc.constant(''), words)

function aFramework(): fc.Arbitrary<Framework> {
  const competency = fc.record({
    uri: fc.webUrl(),
    statement: words,
    short: maybeWords,
    code: maybeWords,
    level: maybeWords,
    kind: maybeWords,
    notes: maybeWords,
    foreign: fc.constant({}),
  })
  return fc
    .record({
      title: words,
      creator: maybeWords,
      competencies: fc.array(competency, { maxLength: 12 }),
      ends: fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(2)), { maxLength: 20 }),
    })
    .map(({ title, creator, competencies, ends }) => {
      const named = competencies.map((one, n) => ({ ...one, identifier: uuid(n + 1) }))
      const kinds = ['child-of', 'precedes', 'related-to'] as const
      const end = (n: number) => named[n]?.identifier
      return {
        identifier: uuid(0),
        uri: documentNode.uri,
        title,
        creator,
        changedAt: '2026-01-02T03:04:05.000Z',
        competencies: named,
        foreign: {},
        links: ends.map(([a, b, kind], n) => {
          const [from, to] = [end(a), end(b)]
          return {
            identifier: uuid(0x1000 + n),
            uri: `https://a.example/links/${n}`,
            kind: kinds[kind]!,
            ...(from && { from }),
            ...(to && { to }),
            foreign: {},
          }
        }),
      }
    })
}

const anything = fc.jsonValue({ maxDepth: 3 })
const hostileThing = fc.record(
  {
    identifier: fc.oneof(anything, fc.uuid(), fc.constantFrom('1', uuid(1), uuid(2))),
    uri: anything,
    fullStatement: anything,
    educationLevel: anything,
    lastChangeDateTime: anything,
    statusEndDate: anything,
    licenseURI: anything,
    subjectURI: anything,
    associationType: anything,
    originNodeURI: fc.oneof(anything, fc.constant(uuid(1)), fc.constant({ identifier: uuid(1) })),
    destinationNodeURI: fc.oneof(anything, fc.constant({ identifier: uuid(2) })),
    sequenceNumber: anything,
    title: anything,
    CFRubricCriteria: anything,
    extensions: anything,
  },
  { requiredKeys: [] },
)
const hostileList = fc.oneof(anything, fc.array(fc.oneof(anything, hostileThing), { maxLength: 6 }))
const hostilePackage = fc.record(
  {
    CFDocument: fc.oneof(anything, hostileThing),
    CFItems: hostileList,
    CFAssociations: hostileList,
    CFDefinitions: fc.oneof(
      anything,
      fc.record({ CFLicenses: hostileList, CFItemTypes: hostileList, CFSubjects: hostileList }),
    ),
    CFRubrics: hostileList,
    extensions: anything,
  },
  { requiredKeys: ['CFDocument'] },
)
