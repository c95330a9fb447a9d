import { identifierOf } from '../standards/case/uuid.ts'
import { argumentAndEvidence } from './writing/argument-and-evidence.ts'
import { beforeIWrite } from './writing/before-i-write.ts'
import { orderAndParagraphs } from './writing/order-and-paragraphs.ts'
import { revising } from './writing/revising.ts'
import { sentences } from './writing/sentences.ts'
import { sharing } from './writing/sharing.ts'
import { stories } from './writing/stories.ts'
import { voiceAndReader } from './writing/voice-and-reader.ts'
import { wordsIChoose } from './writing/words-i-choose.ts'
import type { Competency, Framework, Link } from '../learning/frameworks/framework.ts'
import type { Area, Written } from './writing/area.ts'

/** The areas in the order in which a child might meet them. */
export const areas: readonly Area[] = [
  beforeIWrite,
  sentences,
  wordsIChoose,
  orderAndParagraphs,
  voiceAndReader,
  argumentAndEvidence,
  stories,
  revising,
  sharing,
]

const address = 'https://kith.example/frameworks/writing-to-be-read'

/**
 * *Writing to be read*: what a writer of eight to sixteen can learn to do so that someone else
 * wants to read on. It says what comes before what, and no more: a learner may take any way.
 */
export const writingToBeRead: Framework = {
  ...named(address),
  title: 'Writing to be read',
  creator: 'Kith',
  language: 'en',
  status: 'Adopted',
  changedAt: '2026-11-01T00:00:00.000Z',
  competencies: areas.flatMap((area) => [asArea(area), ...area.competencies.map(inArea(area))]),
  links: areas.flatMap((area, at) => [
    link('child-of', { from: area.slug, sequence: at + 1 }),
    ...area.competencies.flatMap((competency, place) => linksOf(area, competency, place + 1)),
  ]),
  foreign: {
    document: {
      description:
        'For writers of eight to sixteen. Each step is something you can do that a reader will notice. The lines show what helps to have met first; you may go any other way.',
      subject: ['Writing'],
      version: '1',
    },
  },
}

/** The identifier of the area or competency with this slug: the same for ever. */
export function identifierFor(slug: string): string {
  return identifierOf(addressOf(slug))
}

function asArea({ slug, code, title, picture }: Area): Competency {
  const words = { statement: title, short: title, code, level: '', notes: picture }
  return { ...named(addressOf(slug)), ...words, kind: 'Area', foreign: {} }
}

function inArea({ code }: Area): (written: Written, at: number) => Competency {
  return ({ slug, title, statement, sign }, at) => {
    const words = { statement, short: title, code: `${code}${at + 1}`, level: '', notes: sign }
    return { ...named(addressOf(slug)), ...words, kind: 'Competency', foreign: {} }
  }
}

function linksOf(area: Area, { slug, after }: Written, place: number): Link[] {
  return [
    link('child-of', { from: slug, to: area.slug, sequence: place }),
    ...after.map((earlier, at) => link('precedes', { from: earlier, to: slug, sequence: at + 1 })),
  ]
}

/** The ends of a link, by slug; without `to`, it leads to the framework itself. */
interface Ends {
  readonly from: string
  readonly to?: string
  readonly sequence: number
}

function link(kind: 'child-of' | 'precedes', { from, to, sequence }: Ends): Link {
  const itself = named(`${addressOf(from)}/${kind}/${to ?? ''}`)
  const ends = { from: identifierFor(from), ...(to !== undefined && { to: identifierFor(to) }) }
  return { ...itself, kind, ...ends, sequence, foreign: {} }
}

function addressOf(slug: string): string {
  return `${address}/${slug}`
}

function named(uri: string): { readonly identifier: string; readonly uri: string } {
  return { identifier: identifierOf(uri), uri }
}
