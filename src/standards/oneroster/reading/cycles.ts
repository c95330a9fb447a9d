import { said, type Word } from '../../../platform/i18n/word.ts'
import type { Draft, Placed } from './draft.ts'
import { note } from '../problem.ts'
import { shown } from './values.ts'

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
  const done = new Set<string>()
  for (const start of [...things.keys()].sort()) {
    const ring = ringFrom(start, things, done)
    const first = ring.toSorted()[0]
    const placed = first === undefined ? undefined : things.get(first)
    if (!placed) continue
    const { parent: _, ...value } = placed.value
    things.set(value.sourceId, { ...placed, value })
    const at = ring.indexOf(value.sourceId)
    const path = pathOf([...ring.slice(at), ...ring.slice(0, at), value.sourceId])
    const place = { file: placed.file, line: placed.line, column: 'parentSourcedId' }
    note(draft.problems, 'parent-cycle', place, said(word, { path }))
  }
}

/** A ring in a sentence: of a long one its beginning and its end. */
function pathOf(ring: readonly string[]): string {
  const some = ring.length > 8 ? [...ring.slice(0, 5), '…', ...ring.slice(-2)] : ring
  return some.map(shown).join(' → ')
}

/** The ring into which the parents of a thing lead, if it is one not walked before. */
function ringFrom(
  start: string,
  things: ReadonlyMap<string, Placed<Child>>,
  done: Set<string>,
): readonly string[] {
  const path = new Set<string>()
  let at: string | undefined = start
  while (at !== undefined && !done.has(at) && !path.has(at)) {
    path.add(at)
    at = things.get(at)?.value.parent
  }
  const walked = [...path]
  for (const id of walked) done.add(id)
  return at !== undefined && path.has(at) ? walked.slice(walked.indexOf(at)) : []
}
