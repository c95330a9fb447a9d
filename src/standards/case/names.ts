import type { Json } from './json.ts'
import { isObject } from './json.ts'
import { identifierOf, isCaseIdentifier } from './uuid.ts'

/** The identifiers of everything a package defines, whatever it called them. */
export interface Names {
  /** The lawful identifier of a thing that is written so, or stands under this address. */
  find(identifier: unknown, uri: unknown): string | undefined
}

/**
 * Gives everything in a package a lawful identifier before anything is read, so that a reference
 * is renamed as the thing it refers to was, wherever in the file either stands.
 */
export function nameEverything(parts: readonly unknown[]): Names {
  const byIdentifier = new Map<string, string>()
  const byUri = new Map<string, string>()
  for (const part of parts) {
    if (!isObject(part)) continue
    const name = lawfulIdentifier(part)
    if (name === undefined) continue
    const { identifier, uri } = part
    if (typeof identifier === 'string' && !byIdentifier.has(identifier)) {
      byIdentifier.set(identifier, name)
    }
    if (typeof uri === 'string' && !byUri.has(uri)) byUri.set(uri, name)
  }
  return {
    find: (identifier, uri) => byIdentifier.get(textOf(identifier)) ?? byUri.get(textOf(uri)),
  }
}

/** Its own identifier if that is lawful; else the one that belongs to its address; else none. */
export function lawfulIdentifier(part: Json): string | undefined {
  const own = textOf(part['identifier']).trim()
  if (isCaseIdentifier(own.toLowerCase())) return own.toLowerCase()
  const address = textOf(part['uri']).trim() || own
  return address === '' ? undefined : identifierOf(address)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
