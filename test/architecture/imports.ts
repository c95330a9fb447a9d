import { posix } from 'node:path'
import { isNode, textOf, type Node, type Source } from './source.ts'

/** One file's use of another, or of a package. */
export interface Import {
  readonly from: Source
  /** The path of a file of ours, or the name of a package. */
  readonly to: string
  readonly isOurs: boolean
  /** Only types are taken: nothing of it is there when the program runs. */
  readonly isType: boolean
  readonly start: number
}

const kinds = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

/** Everything that this file takes from others, in whatever way it is written. */
export function importsOf(from: Source): readonly Import[] {
  return from.nodes
    .filter(({ type }) => kinds.includes(type))
    .flatMap((node) => {
      const name = textOf(node['source'])
      if (name === undefined) return []
      const isOurs = name.startsWith('.')
      const to = isOurs ? posix.join(posix.dirname(from.path), name) : name
      return [{ from, to, isOurs, isType: takesTypes(node), start: node.start }]
    })
}

function takesTypes(node: Node): boolean {
  if (node.type === 'TSImportType') return true
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : []
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  )
}
