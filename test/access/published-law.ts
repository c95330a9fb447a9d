import { law, type Act, type LawObject } from '../../src/policy/law.ts'
import { relations, type Condition, type Relation } from '../../src/policy/relation.ts'

/** One letter of the published table: this relation to such a thing opens this act, always or on a condition. */
export interface Opening {
  readonly object: LawObject
  readonly relation: Relation
  readonly act: Act
  readonly condition?: Condition
}

/** The published table: its rows and columns in the order of the page, and what its cells open. */
export interface Published {
  readonly objects: readonly LawObject[]
  readonly relations: readonly Relation[]
  readonly openings: readonly Opening[]
}

const letters = {
  C: 'create',
  L: 'list',
  R: 'read',
  E: 'edit',
  D: 'end',
  S: 'share',
  P: 'propose',
  J: 'join',
  I: 'invite',
} as const satisfies Record<string, Act>

const conditions = { young: true } as const satisfies Record<Condition, true>

const nothing = '–'
const marks = '¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Reads the table of `docs/access.md`, and nothing else of it.
 *
 * @throws Error naming the letter, relation, object, footnote or row that it does not know or finds twice.
 */
export function readPublished(page: string): Published {
  const [head, , ...rows] = theTable(page)
  const columns = cellsOf(head ?? '')
    .slice(1)
    .map(relationCalled)
  const notes = notesIn(page)
  const lines = rows.map((row) => readRow(row, columns, notes))
  const objects = lines.map(({ object }) => object)
  assertOnce(columns, 'relation')
  assertOnce(objects, 'object')
  const openings = lines.flatMap((line) => line.openings)
  const used = new Set(openings.map(({ condition }) => condition))
  const idle = [...notes.values()].find((condition) => !used.has(condition))
  if (idle) throw new Error(`The footnote of ${idle} stands in no cell.`)
  return { objects, relations: columns, openings }
}

/** The lines of the one table whose rows are objects and whose columns are relations. */
function theTable(page: string): readonly string[] {
  const lines = page.split('\n')
  const heads = lines.flatMap((line, number) =>
    line.startsWith('| object | self |') ? [number] : [],
  )
  const [from] = heads
  if (from === undefined || heads.length > 1) {
    throw new Error(`One table of the law was wanted, and there are ${heads.length}.`)
  }
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'))
  return lines.slice(from, from + length)
}

function cellsOf(row: string): readonly string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

/** The footnotes below the table: a mark, and the condition of the law that it stands for. */
function notesIn(page: string): ReadonlyMap<string, Condition> {
  const found = [...page.matchAll(new RegExp(`^([${marks}])(?: \`([^\`]*)\`)?`, 'gmu'))]
  assertOnce(
    found.map(([, mark]) => mark ?? ''),
    'footnote',
  )
  return new Map(found.map(([, mark = '', name = '']) => [mark, conditionCalled(name)]))
}

function readRow(
  row: string,
  columns: readonly Relation[],
  notes: ReadonlyMap<string, Condition>,
): { readonly object: LawObject; readonly openings: readonly Opening[] } {
  const [name = '', ...cells] = cellsOf(row)
  const object = objectCalled(name)
  if (cells.length !== columns.length) {
    throw new Error(
      `The row of ${object} has ${cells.length} cells for ${columns.length} relations.`,
    )
  }
  const openings = columns.flatMap((relation, place) =>
    readCell(cells[place] ?? '', notes).map((opening) => ({ object, relation, ...opening })),
  )
  return { object, openings }
}

function readCell(
  cell: string,
  notes: ReadonlyMap<string, Condition>,
): readonly Pick<Opening, 'act' | 'condition'>[] {
  if (cell === nothing) return []
  const found = [...cell.matchAll(new RegExp(`([^${marks}])([${marks}]?)`, 'gu'))]
  if (found.map(([all]) => all).join('') !== cell || cell === '') {
    throw new Error(`“${cell}” is no cell of the table.`)
  }
  assertOnce(
    found.map(([, letter]) => letter ?? ''),
    'letter',
  )
  return found.map(([, letter = '', mark = '']) =>
    mark === ''
      ? { act: actCalled(letter) }
      : { act: actCalled(letter), condition: noteOf(mark, notes) },
  )
}

function noteOf(mark: string, notes: ReadonlyMap<string, Condition>): Condition {
  const condition = notes.get(mark)
  if (!condition) throw new Error(`There is no footnote ${mark}.`)
  return condition
}

function actCalled(letter: string): Act {
  const act = Object.entries(letters).find(([one]) => one === letter)?.[1]
  if (!act) throw new Error(`There is no letter ${letter}.`)
  return act
}

function relationCalled(name: string): Relation {
  const relation = relations.find((one) => one === name)
  if (!relation) throw new Error(`There is no relation ${name}.`)
  return relation
}

function objectCalled(cell: string): LawObject {
  const object = (Object.keys(law) as LawObject[]).find((one) => cell === `\`${one}\``)
  if (!object) throw new Error(`There is no object ${cell}.`)
  return object
}

function conditionCalled(name: string): Condition {
  if (!Object.hasOwn(conditions, name)) throw new Error(`There is no condition ${name}.`)
  return name as Condition
}

function assertOnce(all: readonly string[], kind: string): void {
  const twice = all.find((one, place) => all.indexOf(one) < place)
  if (twice !== undefined) throw new Error(`The ${kind} ${twice} stands twice.`)
}

/** The acts that the table has a letter for. */
export const lettered: ReadonlySet<Act> = new Set<Act>(Object.values(letters))
