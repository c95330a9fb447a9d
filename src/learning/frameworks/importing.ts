import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { When } from '../../platform/day.ts'
import type { Word } from '../../platform/i18n/word.ts'
import { isId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { recordForNetwork, recordForServer } from '../../people/audit/actions.ts'
import type { Facts } from '../../people/audit/deed.ts'
import { mayKeepFramework } from './access.ts'
import { canonical, differenceBetween, type Difference } from './difference.ts'
import type { Framework } from './framework.ts'
import {
  findByAnyName,
  findCompetencyRows,
  findFrameworkRow,
  findLinkRows,
  insertCompetencies,
  insertFramework,
  insertLinks,
  lockFramework,
  updateCompetencies,
  updateFramework,
  updateLinks,
  type FrameworkRow,
} from './keeping.ts'
import { frameworkFrom, rowsOf } from './rows.ts'
import { frameworkWords } from './words.ts'

/** What an import did. */
export interface Imported {
  readonly framework: Id<'framework'>
  readonly title: string
  readonly competencies: Changes
  readonly links: Changes
}

export interface Changes {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly ended: number
}

/**
 * Takes a framework in for the viewer's network alone. One that came before under the same
 * identifier is brought up to date: what vanished from it is ended today, not deleted, so that no goal
 * loses what it was about. The same framework a second time changes nothing.
 */
export async function importFramework(
  db: Database,
  viewer: Viewer,
  framework: Framework,
  when: When,
): Promise<Imported> {
  const why = whyNotImport(viewer)
  if (why) throw new Refusal('forbidden', why)
  return db.as(viewer, async (tx) => {
    const imported = await keep(tx, viewer.network, framework, when)
    await recordForNetwork(tx, viewer, broughtIn(imported))
    return imported
  })
}

/** Why this viewer may not bring a framework in for their network, if they may not. */
export function whyNotImport(viewer: Viewer): Word<never> | undefined {
  return mayKeepFramework(viewer) ? undefined : frameworkWords.leadersImport
}

/** Takes a framework in for everybody on this server: the deed of whoever runs it. */
export async function importPublicFramework(
  db: Database,
  framework: Framework,
  when: When,
): Promise<Imported> {
  return db.directory(async (tx) => {
    const imported = await keep(tx, null, framework, when)
    await recordForServer(tx, broughtIn(imported))
    return imported
  })
}

function broughtIn({ framework, competencies, links }: Imported) {
  const facts: Facts = {
    'competencies.added': competencies.added,
    'competencies.changed': competencies.changed,
    'competencies.ended': competencies.ended,
    'links.added': links.added,
    'links.changed': links.changed,
    'links.ended': links.ended,
  }
  return { action: 'framework.brought-in', object: framework, facts } as const
}

/**
 * A framework whole, as it would go out: with everything that has ended. Whoever may bring one in may take one out.
 *
 * @throws Refusal `not-found` for one of another network; `forbidden` for those who keep none.
 */
export async function exportFramework(
  db: Database,
  viewer: Viewer,
  id: Id<'framework'>,
): Promise<Framework> {
  return db.as(viewer, async (tx) => {
    const framework = await whole(tx, await findFrameworkRow(tx, viewer, id))
    if (!mayKeepFramework(viewer)) throw new Refusal('forbidden', frameworkWords.leadersExport)
    await recordForNetwork(tx, viewer, { action: 'framework.exported', object: id })
    return framework
  })
}

/** Any framework on this server, by our id or its publisher's identifier: for whoever runs it. */
export async function exportAnyFramework(db: Database, name: string): Promise<Framework> {
  return db.directory(async (tx) => {
    const stored = isId(name) ? await findByAnyName(tx, name) : undefined
    const framework = await whole(tx, stored)
    if (stored) {
      await recordForServer(tx, { action: 'framework.exported', object: stored.id })
    }
    return framework
  })
}

async function keep(
  tx: Tx,
  keptFor: Id<'network'> | null,
  framework: Framework,
  when: When,
): Promise<Imported> {
  const id = await keepItself(tx, keptFor, framework, when)
  const stored = {
    competencies: await findCompetencyRows(tx, id),
    links: await findLinkRows(tx, id),
  }
  const rows = rowsOf(framework, {
    framework: id,
    keptFor,
    competencies: new Map(stored.competencies.map((row) => [row.identifier, row.id])),
    links: new Map(stored.links.map((row) => [row.identifier, row.id])),
  })
  const competencies = differenceBetween(stored.competencies, rows.competencies, when.today)
  const links = differenceBetween(stored.links, rows.links, when.today)
  await insertCompetencies(tx, competencies.added)
  await updateCompetencies(tx, [
    ...competencies.changed,
    ...competencies.moved,
    ...competencies.gone,
  ])
  await insertLinks(tx, links.added)
  await updateLinks(tx, [...links.changed, ...links.gone])
  return {
    framework: id,
    title: framework.title,
    competencies: changesIn(competencies),
    links: changesIn(links),
  }
}

async function keepItself(
  tx: Tx,
  keptFor: Id<'network'> | null,
  framework: Framework,
  when: When,
): Promise<Id<'framework'>> {
  const stored = await lockFramework(tx, keptFor, framework.identifier)
  if (!stored) return insertFramework(tx, keptFor, framework, when.now)
  const { id, keptFor: _, ...before } = stored
  const { competencies: _c, links: _l, ...itself } = framework
  if (canonical(before) !== canonical(itself)) await updateFramework(tx, id, framework, when.now)
  return id
}

async function whole(tx: Tx, stored: FrameworkRow | undefined): Promise<Framework> {
  if (!stored) throw new Refusal('not-found', frameworkWords.noFramework)
  const { id, keptFor: _, ...itself } = stored
  return frameworkFrom(itself, await findCompetencyRows(tx, id), await findLinkRows(tx, id))
}

function changesIn({ added, changed, gone, same }: Difference<object>): Changes {
  return { added: added.length, changed: changed.length, same, ended: gone.length }
}
