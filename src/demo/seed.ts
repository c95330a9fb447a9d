import type { Database } from '../platform/db/database.ts'
import { inOneTransaction } from '../platform/db/one-transaction.ts'
import { dayIn, whenIn } from '../platform/day.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { newId, type Id } from '../platform/id.ts'
import type { Site } from '../platform/site.ts'
import { steward } from '../platform/viewer.ts'
import { makeSignInLink } from '../people/accounts/actions.ts'
import { everybodyNamed } from '../people/accounts/finding.ts'
import { record } from '../people/audit/actions.ts'
import { foundFirst, isServerEmpty } from '../people/organisations/first.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { importPublicFramework } from '../learning/frameworks/importing.ts'
import { writeCircles } from './loading/circles.ts'
import type { Ids, Making } from './loading/making.ts'
import { writePeople } from './loading/people.ts'
import { writePlans } from './loading/plans.ts'
import { writeProposals } from './loading/proposals.ts'
import { school } from './people.ts'
import { demoWords } from './words.ts'
import { anchors, demoWorld, type World } from './world.ts'

/** Any number would do; this one stays. */
const seed = 1

/**
 * Makes the demo world on a server that is empty, as one: it is there whole or not at all, and once,
 * however many begin at the same time. Answers whether it was made now.
 */
export async function ensureDemo({ db, now }: Pick<Site, 'db' | 'now'>): Promise<boolean> {
  if (!(await isServerEmpty(db))) return false
  const world = demoWorld(seed, dayIn(school.timeZone, now()))
  const { framework } = await importPublicFramework(
    db,
    world.framework,
    whenIn(school.timeZone, now()),
  )
  const founded = await foundFirst(db, { ...school, kind: 'school' }, (founding) =>
    furnish(db, world, { founding, framework }),
  )
  return founded !== undefined
}

interface Place {
  readonly founding: NamedOrganisation
  readonly framework: Id<'framework'>
}

async function furnish(db: Database, world: World, { founding, framework }: Place): Promise<void> {
  const { network, id } = founding
  const homes = idsFor('organisation', world.homes)
  const viewer = steward(network, [id, ...homes.values()])
  const people = idsFor('person', world.people)
  await inOneTransaction(db, viewer, async (inside) => {
    const competencies = await idsOfCompetencies(inside, viewer, framework)
    const known = { homes, people, competencies, goals: new Map<string, Id<'goal'>>() }
    const making: Making = { db: inside, world, steward: viewer, school: id, ...known }
    await writePeople(making)
    await writeProposals(making)
    await writePlans(making)
    await writeCircles(making)
    await inside.as(viewer, async (tx) => {
      const deed = { organisation: id, object: id } as const
      await record(tx, viewer, {
        ...deed,
        action: 'organisation.founded',
        facts: { kind: 'school' },
      })
      const facts = { people: people.size, homes: homes.size }
      await record(tx, viewer, { ...deed, action: 'demo-world.made', facts })
    })
  })
}

function idsFor<Kind extends string>(kind: Kind, things: readonly { readonly key: string }[]) {
  return new Map(things.map(({ key }) => [key, newId(kind)]))
}

async function idsOfCompetencies(
  db: Database,
  viewer: Making['steward'],
  framework: Id<'framework'>,
): Promise<Ids<'competency'>> {
  const rows = await db.as(viewer, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', framework)
      .select(['identifier', 'id'])
      .execute(),
  )
  return new Map(rows.map(({ identifier, id }) => [identifier, id]))
}

/** One line for each of those as whom one may look round, with a link that lets in once; none without a demo world. */
export async function demoLinks(site: Pick<Site, 'db' | 'now' | 'origin'>): Promise<string[]> {
  const say = speaker(english)
  const lines: string[] = []
  for (const role of ['learner', 'teacher', 'leader'] as const) {
    const people = await everybodyNamed(site.db, anchors[role])
    const here = people.find(({ organisation }) => organisation === school.name)
    if (!here) continue
    const link = `${site.origin}/sign-in/${await makeSignInLink(site, here)}`
    lines.push(say(demoWords[role], { name: here.name, link }))
  }
  return lines
}
