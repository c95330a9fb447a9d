import type { Said } from '../../platform/i18n/word.ts'
import { said } from '../../platform/i18n/word.ts'
import { limits } from './limits.ts'
import { caseWords } from './words.ts'

/** One thing in a package that is not as it should be, and where: `CFItems[12].fullStatement`. */
export interface Problem {
  readonly path: string
  readonly said: Said
  /** How many more of the same kind stand in the same kind of place. */
  readonly alike: number
}

export interface Problems {
  /** A problem that people must be able to find, each one. */
  add(path: string, what: Said): void
  /** A harmless habit of whoever wrote the file: said once, and counted. */
  note(path: string, what: Said): void
  list(): Problem[]
}

/** A list of problems that a hostile file cannot make longer than the limit. */
export function collectProblems(): Problems {
  const all: { path: string; said: Said; alike: number }[] = []
  const habits = new Map<string, { alike: number }>()
  let beyond = 0

  function add(path: string, what: Said): void {
    if (all.length < limits.problems) all.push({ path, said: what, alike: 0 })
    else beyond += 1
  }

  function note(path: string, what: Said): void {
    const habit = `${path.replaceAll(/\[\d+\]/g, '[]')} ${what.word.key} ${String(what.args['key'] ?? '')}`
    const known = habits.get(habit)
    if (known) {
      known.alike += 1
      return
    }
    const first = { path, said: what, alike: 0 }
    habits.set(habit, first)
    if (all.length < limits.problems) all.push(first)
    else beyond += 1
  }

  return {
    add,
    note,
    list: () =>
      beyond === 0
        ? all
        : [...all, { path: '', said: said(caseWords.more, { count: beyond }), alike: 0 }],
  }
}
