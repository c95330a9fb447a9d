import { said, type Word } from '../../../platform/i18n/word.ts'
import type { Draft, Placed } from './draft.ts'
import { note } from '../problem.ts'
import { spotOf } from './references.ts'
import { shown } from './shown.ts'

interface Child {
  readonly sourceId: string
  readonly parent?: string
}

/**
 * Cuts every ring of parents at its first member in the order of the alphabet, and names it. Each
 * thing is walked over once.
 */
export function cutCycles(
  draft: Draft,
  kind: 'organisations' | 'sessions',
  word: Word<'path'>,
): void {
  const things = draft[kind] as Map<string, Placed<Child>>
  for (const [first, path] of ringsAmong(things.keys(), (id) => things.get(id)?.value.parent)) {
    const placed = things.get(first)
    if (!placed) continue
    const { parent: _, ...value } = placed.value
    things.set(first, { ...placed, value })
    const place = spotOf(draft, placed, 'parentSourcedId')
    note(draft.problems, 'parent-cycle', place, said(word, { path }))
  }
}

type ParentOf = (id: string) => string | undefined

/** Every ring of parents: its first member in the order of the alphabet, and the way round it in a sentence. */
export function ringsAmong(
  ids: Iterable<string>,
  parentOf: ParentOf,
): readonly (readonly [first: string, path: string])[] {
  const done = new Set<string>()
  return [...ids].sort().flatMap((start) => {
    const ring = ringFrom(start, parentOf, done)
    const first = ring.toSorted()[0]
    if (first === undefined) return []
    const at = ring.indexOf(first)
    return [[first, pathOf([...ring.slice(at), ...ring.slice(0, at), first])] as const]
  })
}

/** A ring in a sentence: of a long one its beginning and its end. */
function pathOf(ring: readonly string[]): string {
  const some = ring.length > 8 ? [...ring.slice(0, 5), '…', ...ring.slice(-2)] : ring
  return some.map(shown).join(' → ')
}

/** The ring into which the parents of a thing lead, if it is one not walked before. */
function ringFrom(start: string, parentOf: ParentOf, done: Set<string>): readonly string[] {
  const path = new Set<string>()
  let at: string | undefined = start
  while (at !== undefined && !done.has(at) && !path.has(at)) {
    path.add(at)
    at = parentOf(at)
  }
  const walked = [...path]
  for (const id of walked) done.add(id)
  return at !== undefined && path.has(at) ? walked.slice(walked.indexOf(at)) : []
}
