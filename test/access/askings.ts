import { addresses } from './addresses.ts'
import type { Asking } from './asking.ts'
import type { Party, Season, Who } from './bonds.ts'
import { everybody } from './small-school.ts'
import type { Audience, Subject } from './subject.ts'

/** Those who ask: nobody, everybody at a school, and three more. */
export const askers: readonly Who[] = [...everybody, 'lookingLead', 'providerStaff', 'ended']

const audiences: readonly Audience[] = ['private', 'shared', 'class']
const doors = ['open', 'closed'] as const

/** Whose things a person of the school on the hill asks for: of that school, of one beside it, and of one far away. */
const near: readonly Party[] = [
  { school: 'hill', who: 'ana' },
  { school: 'hill', who: 'dora' },
  { school: 'bay', who: 'ana' },
  { school: 'away', who: 'ana' },
]
const [anaOfHill] = near as [Party]

/** Every request of one season: every route, by everybody, about everybody's things. */
export function askingsIn(season: Season): readonly Asking[] {
  const pairs = season === 'current' ? [...inside(near), ...outside] : inside([anaOfHill])
  return pairs.flatMap((pair) =>
    Object.keys(addresses).flatMap((route) => asked({ ...pair, season, route })),
  )
}

/** The requests at these routes alone, for a test that plants a fault and looks whether it is found. */
export function askingsAt(season: Season, ...routes: readonly string[]): readonly Asking[] {
  return askingsIn(season).filter(({ route }) => routes.includes(route))
}

type Pair = Pick<Asking, 'by' | 'of'>

function inside(whose: readonly Party[]): readonly Pair[] {
  const by = [undefined, ...askers.map((who) => ({ school: 'hill' as const, who }))]
  return by.flatMap((one) => whose.map((of) => ({ by: one, of })))
}

/** Of the school beside, those who would be something to Ana at their own. */
const neighbours = ['leader', 'administrator', 'teacher', 'guardian', 'ben', 'staff'] as const

/** Of every kind one, at a school of another network. */
const strangers = [
  ...(['ana', 'ben', 'teacher', 'guardian', 'limitedGuardian', 'coach', 'staff'] as const),
  ...(['safeguardingLead', 'lookingLead', 'leader', 'administrator', 'coordinator'] as const),
  ...(['volunteer', 'providerStaff'] as const),
]

const outside: readonly Pair[] = [
  ...strangers.map((who) => ({ by: { school: 'away' as const, who }, of: anaOfHill })),
  ...neighbours.map((who) => ({ by: { school: 'bay' as const, who }, of: anaOfHill })),
]

type Whose = Pair & { readonly season: Season; readonly route: string }

function asked(whose: Whose): readonly Asking[] {
  return isAboutOthers(whose.route) ? aboutOthers(whose) : aboutOneself(whose)
}

/** What names nothing is asked once by everybody. */
function aboutOneself(whose: Whose): readonly Asking[] {
  const { by, of } = whose
  const isAgain = by?.school === 'hill' && of !== anaOfHill
  return isAgain ? [] : [{ ...whose, of: by ?? of, ...usual }]
}

/** Of what is at another school, what the most people could know of is enough. */
function aboutOthers(whose: Whose): readonly Asking[] {
  const { by, of, route } = whose
  if (by?.school !== of.school) return [{ ...whose, ...usual }]
  const goals = route.includes(':goal') ? audiences : [usual.goal]
  const circles = route.includes(':circle') ? doors : [usual.circle]
  const looks = goals.flatMap((goal) => circles.map((circle) => ({ ...whose, goal, circle })))
  return route in searches ? [...looks, { ...whose, ...usual, searches: true }] : looks
}

/** What else an address can ask for: everybody whose name has a mark, and all that is there of somebody's. */
export const searches: Readonly<Record<string, (subject: Subject) => string>> = {
  'GET /classrooms/:classroom/people': () => '?name=canary',
  'GET /organisations/:organisation': () => '?name=canary',
  'GET /classrooms/:classroom/board': ({ goal }) => `?path=own&state=active&goal=${goal}`,
  'GET /maps/:framework': ({ competency }) => `?at=${competency}&size=large`,
  'GET /maps/:framework/search': () => '?q=canary',
}

const usual = { goal: 'class', circle: 'open' } as const

/** Whether the address or the form of this route changes with whose things are asked for. */
function isAboutOthers(route: string): boolean {
  const { path, form } = addresses[route]!
  const one = naming('one')
  const other = naming('other')
  const isNamed = (fields: Readonly<Record<string, string>> = {}) =>
    Object.values(fields).some((value) => value.startsWith('one'))
  return path(one) !== path(other) || isNamed(form?.(one))
}

/** A subject all of whose ids begin alike. */
function naming(what: string): Subject {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'goals' || name === 'circles' ? naming(what) : `${what}-${String(name)}`,
    },
  ) as Subject
}
