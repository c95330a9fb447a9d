import { chanceFor } from './chance.ts'
import { daysBefore } from './school-days.ts'
import { homes } from './people/homes.ts'
import { room12 } from './people/room-12.ts'
import { room3 } from './people/room-3.ts'
import { room7 } from './people/room-7.ts'
import { staff } from './people/staff.ts'
import type { Carer, Household } from './people/home.ts'
import type { Employed } from './people/staff.ts'
import type { Listed } from './people/learner.ts'
import type { Classroom, Guardianship, Home, Person } from './world.ts'

/** The school and its class lists, in the order in which a visitor would walk past the doors. */
export const school = { name: 'Awa Street School', timeZone: 'Pacific/Auckland' } as const

export const classLists: Readonly<Record<string, readonly Listed[]>> = {
  'Room 3': room3,
  'Room 7': room7,
  'Room 12': room12,
}

/** A name as a key that stays the same: *Seo-yeon Noh* is `seo-yeon-noh`. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/[\u0300-\u036f’‘']/g, '')
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

export function everyone(seed: number, today: string): Person[] {
  const learners = Object.values(classLists).flat()
  return [
    ...learners.map((listed) => asLearner(listed, seed, today)),
    ...staff.map(asStaff),
    ...homes.flatMap(({ guardians }) => guardians.map(asGuardian)),
  ]
}

function asLearner(listed: Listed, seed: number, today: string): Person {
  const { age, picture, tint } = listed
  return {
    ...named(listed),
    role: 'learner',
    tint,
    picture,
    born: birthday(age, chanceFor(seed, `birthday of ${listed.name}`).between(3, 360), today),
    yearLevel: String(age - 4),
  }
}

/** The day on which somebody was born who is of this age and had a birthday so many days ago. */
function birthday(age: number, daysAgo: number, today: string): string {
  const [year = '', ...rest] = daysBefore(today, daysAgo).split('-')
  const monthAndDay = rest.join('-')
  return `${Number(year) - age}-${monthAndDay === '02-29' ? '02-28' : monthAndDay}`
}

function asStaff(employed: Employed): Person {
  const { role, saidAs, tint } = employed
  return { ...named(employed), saidAs, role, tint }
}

function asGuardian(carer: Carer): Person {
  const tint = chanceFor(0, `tint of ${carer.name}`).between(1, 8) as Person['tint']
  return { ...named(carer), role: 'guardian', tint }
}

function named({ name, languages }: Pick<Listed, 'name' | 'languages'>) {
  const [given = name, ...family] = name.split(' ')
  return { key: keyOf(name), name, given, family: family.join(' '), languages }
}

export function classrooms(): Classroom[] {
  return Object.entries(classLists).map(([name, list]) => ({
    key: keyOf(name),
    name,
    learners: list.map((listed) => keyOf(listed.name)),
    teachers: staff.filter(({ teaches }) => teaches.includes(name)).map((one) => keyOf(one.name)),
  }))
}

export function everyHome(): Home[] {
  return homes.map(({ name, guardians, children }) => ({
    key: keyOf(name),
    name,
    guardians: guardians.map((carer) => keyOf(carer.name)),
    children: children.map(keyOf),
  }))
}

export function everyGuardianship(): Guardianship[] {
  return homes.flatMap(guardianshipsIn)
}

function guardianshipsIn({ guardians, children }: Household): Guardianship[] {
  return guardians.flatMap(({ name, relationship, rights }) =>
    children.map((child) => ({
      guardian: keyOf(name),
      child: keyOf(child),
      relationship,
      rights,
    })),
  )
}
