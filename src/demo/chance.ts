import { createHash } from 'node:crypto'

/** Chance that can be had again: the same seed and the same purpose give the same luck. */
export interface Chance {
  /** From 0 up to, but never reaching, 1. */
  number(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  happens(likelihood: number): boolean
  pick<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
}

/**
 * The luck of one purpose. Purposes do not disturb each other: to draw once more for the circles
 * of one room leaves every other room as it was.
 */
export function chanceFor(seed: number, purpose: string): Chance {
  const number = smallFastCounter(createHash('sha256').update(`${seed} ${purpose}`).digest())
  const between = (least: number, most: number): number =>
    least + Math.floor(number() * (most - least + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('Nothing can be picked from an empty list.')
    return items[between(0, items.length - 1)] as Item
  }
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, place: number() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item)
  return { number, between, happens: (likelihood) => number() < likelihood, pick, shuffled }
}

/** Chris Doty-Humphrey's sfc32, from PractRand: 128 bits of state, of which the last 32 count. */
function smallFastCounter(start: Buffer): () => number {
  let a = start.readInt32LE(0)
  let b = start.readInt32LE(4)
  let c = start.readInt32LE(8)
  let counter = start.readInt32LE(12)
  return () => {
    const drawn = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + drawn) | 0
    return (drawn >>> 0) / 2 ** 32
  }
}
