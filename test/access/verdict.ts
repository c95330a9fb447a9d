import { law, type Act, type LawObject } from '../../src/policy/law.ts'
import type { Grant } from '../../src/policy/relation.ts'
import {
  goersOf,
  isNear,
  isSame,
  teacherOf,
  toCircle,
  toPerson,
  toRoom,
  toSchool,
  toSchoolItself,
  type Party,
  type Season,
} from './bonds.ts'
import type { Mark } from './matrix-world.ts'
import type { Audience } from './subject.ts'

/** Who has something proposed to them, by who teaches them. */
const proposedTo = ['ana', 'dora'] as const

const audiences = ['private', 'shared', 'class'] as const satisfies Audience[]

/** Somebody who asks for something of somebody's, of a kind that the law knows. */
export interface Question {
  readonly by: Party
  readonly of: Party
  readonly season: Season
}

/** The law as it was when the tests began, whatever is done to it later. */
const published = structuredClone(law) as unknown as Readonly<
  Record<LawObject, Partial<Record<Act, readonly Grant[]>>>
>

/** Whether the law opens this to somebody, by what they are to the thing. */
export function opens(act: Act, object: LawObject, question: Question): boolean {
  if (!isNear(question.by, question.of.school)) return false
  const opened = published[object][act] ?? []
  return grantsTo(object, act, question).some((grant) => opened.includes(grant))
}

/** Whether somebody may know at all that the thing is there. */
export function knowsOf(object: LawObject, question: Question): boolean {
  return opens('list', object, question) || opens('read', object, question)
}

function grantsTo(object: LawObject, act: Act, question: Question): readonly Grant[] {
  const [kind = object] = object.split(':')
  if (object === 'classroom' && act === 'create') return toTheirNewRoom(question)
  return ['anyone', ...(bonds[kind] ?? toOne)(question)]
}

type Bonds = (question: Question) => readonly Grant[]

const toOne: Bonds = ({ by, of, season }) => toPerson(by, of, season)
const toTheirs: Bonds = ({ by, of, season }) => toSchool(by, of.school, season)
const toTheirNewRoom: Bonds = ({ by, of, season }) => toSchoolItself(by, of.school, season)
const toTheirRoom: Bonds = (question) => [
  ...toRoom(question.by, question.of, question.season),
  ...toTheirs(question),
]

/** By what somebody comes to have to do with each kind of thing; with all others, by what they are to whose it is. */
const bonds: Readonly<Record<string, Bonds>> = {
  circle: ({ by, of, season }) => toCircle(by, of, season),
  'circle membership': ({ by, of, season }) => toCircle(by, of, season),
  classroom: toTheirRoom,
  board: toTheirRoom,
  'classroom membership': (question) => [...toOne(question), ...toTheirRoom(question)],
  person: (question) => [...toOne(question), ...toTheirs(question)],
  affiliation: (question) => [...toOne(question), ...toTheirs(question)],
  organisation: toTheirs,
  roster: toTheirs,
  framework: toTheirs,
  proposal: (question) => [
    ...toOne(question),
    ...(isSame(question.by, teacherOf(question.of)) ? (['maker'] as const) : []),
  ],
  look: (question) => [
    ...toOne(question),
    ...toTheirs(question),
    ...(isOfTheirLook(question) ? (['maker'] as const) : []),
  ],
}

/** Of the lead who looks, or of the learner at whom they look. */
function isOfTheirLook({ by, of }: Question): boolean {
  return by.who === 'lookingLead' && by.school === of.school && (isSame(by, of) || of.who === 'ana')
}

/** Whether somebody may read a text with this mark. Who took a goal up too keeps the title under which they did. */
export function mayReadMark(by: Party, { of, object, act }: Mark, season: Season): boolean {
  if (object === 'birth') return false
  const audience = titled(object, act)
  const tookUp = audience && goersOf(of, audience).some((goer) => isSame(by, goer))
  if (tookUp || opens(act, object, { by, of, season })) return true
  if (object !== 'person') return false
  return isToldWhoLooked(by, of, season) || isToldWhoProposed(by, of, season)
}

/** Whoever reads what was proposed to somebody reads the name of who proposed it. */
function isToldWhoProposed(by: Party, maker: Party, season: Season): boolean {
  return proposedTo.some((who) => {
    const of = { school: maker.school, who }
    return isSame(maker, teacherOf(of)) && opens('read', 'proposal', { by, of, season })
  })
}

/** Whoever is told of a look at Ana reads the name of its lead. */
function isToldWhoLooked(by: Party, { school, who }: Party, season: Season): boolean {
  if (who !== 'lookingLead') return false
  return opens('list', 'look', { by, of: { school, who: 'ana' }, season })
}

function titled(object: LawObject, act: Act): Audience | undefined {
  if (act !== 'list') return undefined
  return audiences.find((audience) => object === `pursuit:${audience}`)
}
