import { everybodyNamed, everyRoleOf, findSomebody } from '../people/accounts/finding.ts'
import { roleWords } from '../people/organisations/roles.ts'
import { present } from '../people/standing/actions.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import { RefusedInFull } from './refused.ts'
import { cliWords } from './words.ts'

const say = speaker(english)

type Somebody = Awaited<ReturnType<typeof findSomebody>>

/**
 * The one person whom the operator named, by name or by id.
 *
 * @throws Refusal for several of one name, with a line for each that tells them apart and begins with their id.
 */
export async function somebodyNamed(
  site: Site,
  nameOrId: string,
  among?: Parameters<typeof findSomebody>[2],
): Promise<Somebody> {
  const found = await everybodyNamed(site.db, nameOrId, among)
  if (found.length < 2) return findSomebody(site.db, nameOrId, among)
  const roles = await rolesToday(site, found)
  const people = await Promise.all(
    found.map(async (one) => ({
      id: one.person,
      organisation: one.organisation,
      roles: roles.filter(({ person }) => person === one.person).map(({ says }) => says),
      rooms: await roomsOf(site, one),
    })),
  )
  const refusal = new Refusal('conflict', said(cliWords.manyPeople, { name: nameOrId }))
  throw new RefusedInFull(refusal, { json: { problems: [], people }, lines: people.map(lineOf) })
}

async function rolesToday({ db, now }: Site, people: readonly Somebody[]) {
  const today = now().toISOString().slice(0, 10)
  const roles = await everyRoleOf(db, people)
  return roles
    .filter(({ from, to }) => from <= today && (to === null || to > today))
    .map(({ person, role, organisation }) => ({
      person,
      says: say(cliWords.roleAt, { role: say(roleWords[role]), organisation }),
    }))
}

/** The classrooms in which somebody learns or teaches, as they see them themselves. */
async function roomsOf({ db, now }: Site, { network, person }: Somebody): Promise<string[]> {
  const there = await present(db, network, person, now())
  return there?.places.map(({ name }) => name) ?? []
}

function lineOf({ id, organisation, roles, rooms }: Told): string {
  const where = roles.length > 0 ? roles : [say(cliWords.noRole, { organisation })]
  return `  ${id}  ${[...where, ...rooms].join(' · ')}`
}

interface Told {
  readonly id: string
  readonly organisation: string
  readonly roles: readonly string[]
  readonly rooms: readonly string[]
}
