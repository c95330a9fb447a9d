import { importsOf, type Import } from './imports.ts'
import { fileOf, roomOf, type Law } from './law.ts'
import { offence } from './source.ts'

const ground = ['matching', 'policy', 'platform']
const subjects = ['people', 'learning', 'practice', 'network']

/** What each room may use beside itself. Who opens the house, runs it or fills it may use everything. */
const arrows: Readonly<Record<string, readonly string[] | 'everything'>> = {
  matching: [],
  platform: [],
  policy: [],
  people: ground,
  learning: [...ground, 'people'],
  practice: [...ground, 'people'],
  network: [...ground, 'people'],
  standards: [...ground, ...subjects],
  browser: [],
  demo: 'everything',
  cli: 'everything',
  'app.ts': 'everything',
  'handlers.ts': 'everything',
  'main.ts': 'everything',
  'opening.ts': 'everything',
  'tables.ts': [],
}

/** Arrows point one way: `matching` knows nothing of ours, the subjects know the ground, the top knows all. */
export const arrowsLaw: Law = {
  law: 'arrows point one way, from the top of the house to its ground',
  offences: (code) => [
    ...code
      .filter(({ path }) => arrows[roomOf(path)] === undefined)
      .map((source) =>
        offence(
          source,
          { start: 0 },
          `stands in ${roomOf(source.path)}, which is no room of the house`,
        ),
      ),
    ...code
      .flatMap(importsOf)
      .filter((one) => one.isOurs && !mayUse(one))
      .map(({ from, to, start }) => offence(from, { start }, `uses ${to}`)),
  ],
  planted: [
    { 'src/matching/place.ts': "import type { Id } from '../platform/id.ts'" },
    { 'src/platform/http/form.ts': "import { goalWords } from '../../learning/goals/words.ts'" },
    { 'src/platform/db/many.ts': "import { tables } from '../../tables.ts'" },
    { 'src/platform/db/many.ts': "import type { Law } from '../../policy/law.ts'" },
    { 'src/policy/law.ts': "import { newId } from '../platform/id.ts'" },
    { 'src/policy/law.ts': "import type { Database } from '../platform/db/database.ts'" },
    {
      'src/people/persons/actions.ts':
        "import { readPursuits } from '../../learning/goals/reading.ts'",
    },
    { 'src/people/persons/actions.ts': "export * from '../../standards/case/item.ts'" },
    {
      'src/learning/goals/actions.ts':
        "const more = await import('../../network/ledger/ledger.ts')",
    },
    { 'src/learning/goals/actions.ts': "import { createApp } from '../../app.ts'" },
    { 'src/standards/case/item.ts': "import { runCommand } from '../../cli/run.ts'" },
    { 'src/browser/main.ts': "import { isId } from '../platform/id.ts'" },
    { 'src/learning/goals/goal.ts': "type Seed = import('../../demo/world.ts').World" },
    { 'src/services/goals.ts': 'export const nothing = 1' },
    { 'src/learning/goals/actions.ts': "import { secret } from '../../../test/school.ts'" },
  ],
  innocent: [
    { 'src/platform/db/database.ts': "import type { Tables } from '../../tables.ts'" },
    { 'src/policy/law.ts': "import type { Viewer } from '../platform/viewer.ts'" },
    {
      'src/standards/case/item.ts':
        "import type { Item } from '../../learning/frameworks/framework.ts'",
    },
    { 'src/cli/serve.ts': "import { createApp } from '../app.ts'" },
    { 'src/tables.ts': "import type { GoalTable } from './learning/goals/tables.ts'" },
  ],
}

function mayUse({ from, to, isType }: Import): boolean {
  const [here, there] = [roomOf(from.path), roomOf(to)]
  if (!to.startsWith('src/')) return false
  const known = arrows[here] ?? []
  if (here === there || known === 'everything') return true
  if (to === 'src/tables.ts') return isType
  if (here === 'tables.ts') return isType && fileOf(to) === 'tables.ts'
  if (here === 'policy')
    return isType && ['src/platform/id.ts', 'src/platform/viewer.ts'].includes(to)
  return known.includes(there)
}
