import { chanceFor } from './chance.ts'
import { agreements, isAgreedOn } from './goals/agreements.ts'
import { schoolTime } from './history.ts'
import { keyOf } from './people.ts'
import { scenes } from './scenes.ts'
import type { Chance } from './chance.ts'
import type { Agreed } from './goals/agreements.ts'
import type { Setting } from './pursuits.ts'
import type { Circle, Classroom, Invitation, Member, Pursuit } from './world.ts'

export interface Gathered {
  readonly circles: readonly Circle[]
  readonly invitations: readonly Invitation[]
}

/**
 * The circles of one classroom, one for each of its agreements: on the goal that the agreement is
 * about, or else on the goal shared by most of those who are open or seeking. Mostly somebody who
 * is going the same way is left outside.
 */
export function circlesOf(
  room: Classroom,
  pursuits: readonly Pursuit[],
  { seed, days }: Setting,
): Gathered {
  const chance = chanceFor(seed, `circles in ${room.name}`)
  const here = pursuits.filter(({ person }) => room.learners.includes(person))
  const lately = days.at(-12) ?? ''
  const seen = new Set(here.filter((one) => one.touchedAt >= lately).map(({ person }) => person))
  const company = here.filter((one) => seen.has(one.person) && mayGather(one, days))
  const groups = Map.groupBy(company, ({ goal }) => goal)
  const largest = chance
    .shuffled([...groups.values()].filter(([one]) => one && !isAgreedOn(one.goal)))
    .sort((a, b) => b.length - a.length)
  const formed = (agreements[room.name] ?? []).flatMap(({ goal, ...agreement }) => {
    const group = goal === undefined ? largest.shift() : groups.get(goal)
    return group && group.length >= 2 ? [gather(group, agreement, { days, chance })] : []
  })
  return {
    circles: formed.map(({ circle }) => circle),
    invitations: formed.flatMap(({ invitations }) => invitations),
  }
}

/**
 * Those who would have each other and have been at it for a while. Whoever is on the goal of a
 * scene stays where it put them: outside, and open.
 */
function mayGather(pursuit: Pursuit, days: readonly string[]): boolean {
  const { person, goal, state, company } = pursuit
  const isStaged = scenes.some((scene) => keyOf(scene.who) === person && scene.goal === goal)
  const isSettled = beganAt(pursuit) < (days.at(-8) ?? '')
  return state === 'active' && company !== 'alone' && isSettled && !isStaged
}

interface Luck {
  readonly days: readonly string[]
  readonly chance: Chance
}

interface Formed {
  readonly circle: Circle
  readonly invitations: readonly Invitation[]
}

function gather(group: readonly Pursuit[], agreement: Agreed, luck: Luck): Formed {
  const { days, chance } = luck
  const [host, ...others] = byBeginning(group) as [Pursuit, ...Pursuit[]]
  const left = others.length > 1 && chance.happens(0.7) ? 1 : 0
  const inside = chance.shuffled(others).slice(0, Math.min(4, others.length - left))
  const seats = Math.min(5, inside.length + 1 + chance.between(0, 2))
  const openedAt = momentAfter(beganAt(host), days, chance)
  const members = inside
    .map((pursuit) => joined(pursuit, openedAt, luck))
    .sort((a, b) => a.joinedAt.localeCompare(b.joinedAt))
  const circle: Circle = {
    key: `${host.person}/${host.goal}`,
    goal: host.goal,
    title: host.title,
    seats,
    door: chance.happens(0.6) ? 'open' : 'by-invitation',
    ...agreement,
    host: host.person,
    openedAt,
    members: [{ person: host.person, joinedAt: openedAt }, ...members],
  }
  const outside = others.filter((pursuit) => !inside.includes(pursuit))
  return { circle, invitations: [...accepted(circle), ...waiting(circle, outside, luck)] }
}

function byBeginning(group: readonly Pursuit[]): Pursuit[] {
  return group.toSorted((a, b) => beganAt(a).localeCompare(beganAt(b)))
}

/** Since when this pursuit has been in the state it is in. */
function beganAt(pursuit: Pursuit): string {
  return pursuit.history.at(-1)?.at ?? ''
}

function joined(pursuit: Pursuit, openedAt: string, { days, chance }: Luck): Member {
  const from = beganAt(pursuit) > openedAt ? beganAt(pursuit) : openedAt
  return { person: pursuit.person, joinedAt: momentAfter(from, days, chance) }
}

/** A moment on one of the three school days that follow, the last day of all left free. */
function momentAfter(moment: string, days: readonly string[], chance: Chance): string {
  const following = days.slice(0, -1).filter((day) => day > moment.slice(0, 10))
  return `${chance.pick(following.slice(0, 3))}T${schoolTime(chance)}`
}

/** Where the door is open people may have come by themselves; else each was asked the same day. */
function accepted({ key, door, host, members }: Circle): Invitation[] {
  if (door === 'open') return []
  return members
    .filter(({ person }) => person !== host)
    .map(({ person, joinedAt }) => ({
      circle: key,
      from: host,
      to: person,
      sentAt: `${joinedAt.slice(0, 10)}T08:50`,
      acceptedAt: joinedAt,
    }))
}

/**
 * While a seat is free, one of those outside has been asked and has not answered yet: late on the
 * last day, because an invitation stands for three days only, and a weekend may lie between.
 */
function waiting(
  circle: Circle,
  outside: readonly Pursuit[],
  { days, chance }: Luck,
): Invitation[] {
  if (circle.seats === circle.members.length || outside.length === 0) return []
  const sentAt = `${days.at(-1)}T14:${chance.between(10, 55)}`
  const from = chance.pick(circle.members).person
  return [{ circle: circle.key, from, to: chance.pick(outside).person, sentAt }]
}
