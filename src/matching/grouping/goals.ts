import type { Learner, Pursuit } from '../learner.ts'
import { hasRoom } from '../meet.ts'

/**
 * What learners share, ask and offer, as rows of bits: learner `i` has the words from `i * words` on, a bit for each
 * goal on which any two of them could meet.
 */
export interface Goals {
  readonly words: number
  /** Which goal each bit stands for. */
  readonly names: readonly string[]
  /** Under way, and open for company. */
  readonly shares: Int32Array
  readonly asks: Int32Array
  readonly offers: Int32Array
  /** How many requests for help there are, those included that nobody here could help with. */
  readonly requests: number
}

/**
 * Numbers the goals of these learners by who is where with them and not by their names, so that the groups are the
 * same when every goal is called something else. Goals that look alike from there are interchangeable. Linear in the
 * pursuits, but for sorting the goals. Who has no room for one more offers nothing.
 */
export function numberGoals(learners: readonly Learner[]): Goals {
  const places = placesOf(learners)
  const meeting = [...places.entries()]
    .filter(([, there]) => canMeet(there))
    .map(([goal, there]) => ({ goal, there, looks: looksOf(there) }))
    .toSorted((one, other) => order(one.looks, other.looks) || order(one.goal, other.goal))
  const words = Math.max(1, Math.ceil(meeting.length / 32))
  const row = () => new Int32Array(learners.length * words)
  const goals = { words, shares: row(), asks: row(), offers: row() }
  for (const [bit, { there }] of meeting.entries()) {
    for (const { learner, marks } of there) mark(goals, learner * words, bit, marks)
  }
  const all = [...places.values()].flat()
  return {
    ...goals,
    names: meeting.map(({ goal }) => goal),
    requests: all.filter(({ marks }) => marks & asking).length,
  }
}

/** How many bits are set. */
export function ones(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

interface Place {
  readonly learner: number
  marks: number
}

const [sharing, asking, offering] = [1, 2, 4] as const

function placesOf(learners: readonly Learner[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const [learner, one] of learners.entries()) {
    for (const pursuit of one.pursuits) {
      const marks = marksOf(pursuit, one)
      if (marks === 0) continue
      const there = places.get(pursuit.goal) ?? []
      const last = there.at(-1)
      if (last?.learner === learner) last.marks |= marks
      else there.push({ learner, marks })
      places.set(pursuit.goal, there)
    }
  }
  for (const place of [...places.values()].flat()) {
    if (place.marks & asking) place.marks &= ~offering
  }
  return places
}

function marksOf({ stage, open }: Pursuit, learner: Learner): number {
  if (!open) return 0
  if (stage === 'met') return hasRoom(learner) ? offering : 0
  return stage === 'asking' ? sharing | asking : sharing
}

function canMeet(there: readonly Place[]): boolean {
  const marked = (mark: number) => there.filter(({ marks }) => marks & mark).length
  return marked(sharing) > 1 || (marked(asking) > 0 && marked(offering) > 0)
}

function looksOf(there: readonly Place[]): string {
  return there.map(({ learner, marks }) => `${learner}:${marks}`).join(' ')
}

function mark(
  { shares, asks, offers }: Pick<Goals, 'shares' | 'asks' | 'offers'>,
  row: number,
  bit: number,
  marks: number,
): void {
  const [word, one] = [row + (bit >>> 5), 1 << (bit & 31)]
  if (marks & sharing) shares[word]! |= one
  if (marks & asking) asks[word]! |= one
  if (marks & offering) offers[word]! |= one
}

function order(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
