import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vitest/node'
import { projectRoot } from '../../src/platform/config.ts'

/** A piece of a syntax tree, as ESTree names it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly [part: string]: unknown
}

/** A file of Kith, read. */
export interface Source {
  /** From the root of the project: `src/learning/circles/circle.ts`. */
  readonly path: string
  readonly text: string
  readonly body: readonly Node[]
  /** Every node in the file, a node before what is in it. */
  readonly nodes: readonly Node[]
}

/** A place where the code breaks a law. */
export interface Offence {
  readonly path: string
  readonly line: number
  readonly says: string
}

export function sourceOf(path: string, text: string): Source {
  const lang = path.endsWith('x') ? 'tsx' : 'ts'
  const program = parseAst(text, { lang, sourceType: 'module' }, path) as unknown as Node
  const body = program['body'] as readonly Node[]
  return { path, text, body, nodes: [...nodesIn(body)] }
}

/** All that runs in Kith: every file of the sources but the tests. */
export function readSources(): readonly Source[] {
  const root = projectRoot()
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))
}

export function isNode(thing: unknown): thing is Node {
  return typeof thing === 'object' && thing !== null && 'type' in thing && 'start' in thing
}

/** Every node under these, each before its parts. */
export function* nodesIn(thing: unknown): Generator<Node> {
  if (Array.isArray(thing)) {
    for (const one of thing) yield* nodesIn(one)
  } else if (isNode(thing)) {
    yield thing
    for (const part of Object.values(thing)) yield* nodesIn(part)
  }
}

export function offence({ path, text }: Source, at: { start: number }, says: string): Offence {
  return { path, line: text.slice(0, at.start).split('\n').length, says }
}

/** The text of a literal, or of a template that has no holes. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined
  const quasis = node.type === 'TemplateLiteral' ? (node['quasis'] as readonly Node[]) : []
  return quasis.length === 1 ? pieceOf(quasis[0]!) : undefined
}

/** What stands in one piece of a template. */
export function pieceOf(quasi: Node): string {
  return (quasi['value'] as { cooked: string }).cooked
}

/** `db.as` for a member of something that has a name, `as` for one of anything else, `print` for a name. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return node['name'] as string
  if (node.type !== 'MemberExpression') return undefined
  const object = nameOf(node['object'])
  const member = nameOf(node['property']) ?? textOf(node['property'])
  return object === undefined ? member : `${object}.${member}`
}
