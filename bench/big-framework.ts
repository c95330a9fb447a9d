import type { Competency, Framework, Link } from '../src/learning/frameworks/framework.ts'
import { writeCasePackage } from '../src/standards/case/package.ts'
import { identifierOf } from '../src/standards/case/uuid.ts'

/**
 * The bytes of a CASE 1.1 package with so many items: a tree in which each has eight children, in which
 * every second one comes before the next, and every tenth is related to another branch. Each number
 * gives another framework, always the same.
 */
export function bigFramework(number: number, items: number): Uint8Array {
  const address = (what: string) => `https://frameworks.example/${number}/${what}`
  const named = (what: string) => ({ identifier: identifierOf(address(what)), uri: address(what) })
  const framework: Framework = {
    ...named('itself'),
    title: `Everything worth learning, ${number}`,
    creator: 'The bench',
    language: 'en',
    status: 'Adopted',
    changedAt: '2026-03-31T09:00:00Z',
    competencies: Array.from({ length: items }, (_, at) => competency(at, named(`i${at}`))),
    links: Array.from({ length: items }, (_, at) => linksOf(at, items, named)).flat(),
    foreign: {},
  }
  return new TextEncoder().encode(JSON.stringify(writeCasePackage(framework)))
}

type Named = Pick<Competency, 'identifier' | 'uri'>

const deeds = ['Explain', 'Compare', 'Draw', 'Measure', 'Estimate', 'Build', 'Describe', 'Check']
const things = ['a fraction', 'an angle', 'a claim', 'a map', 'a rhythm', 'a sentence', 'a seed']

function competency(at: number, named: Named): Competency {
  const deed = deeds[at % deeds.length] ?? ''
  const thing = things[at % things.length] ?? ''
  return {
    ...named,
    statement: `${deed} ${thing} so that somebody who was not there can follow it, and say how one knows (${at}).`,
    short: `${deed} ${thing}`,
    code: `K.${Math.trunc(at / 100)}.${at % 100}`,
    level: String(1 + (at % 13)).padStart(2, '0'),
    kind: at < 9 ? 'Domain' : 'Competence',
    notes: '',
    foreign: {},
  }
}

function linksOf(at: number, items: number, named: (what: string) => Named): Link[] {
  const { identifier: from } = named(`i${at}`)
  const link = (kind: Link['kind'], to: number | undefined): Link => ({
    ...named(`${kind}${at}`),
    kind,
    from,
    ...(to !== undefined && { to: named(`i${to}`).identifier }),
    foreign: {},
  })
  return [
    link('child-of', at === 0 ? undefined : Math.trunc((at - 1) / 8)),
    ...(at % 2 === 0 && at + 1 < items ? [link('precedes', at + 1)] : []),
    ...(at % 10 === 0 && at > 0 ? [link('related-to', items - at)] : []),
  ]
}
