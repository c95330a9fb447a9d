import { Refusal } from '../../platform/errors.ts'
import { multipart } from '../../platform/http/multipart.ts'
import { readId, type Id } from '../../platform/id.ts'
import { tooLarge } from './json.ts'
import { limits } from './limits.ts'
import { caseWords } from './words.ts'

/** A package that was sent, under the id that its form gave it: sent twice, it is the same one. */
export interface Upload {
  readonly id: Id<'deed'>
  readonly bytes: Uint8Array
}

const longestField = 1000

/**
 * The one file of a form, in memory: it may not be large.
 *
 * @throws Refusal for more than a package may be, before the rest of it is read; and for no file.
 */
export async function receivePackage(request: Request): Promise<Upload> {
  const pieces: Buffer[] = []
  let id = ''
  let size = 0
  let part: 'file' | 'id' | 'other' = 'other'
  for await (const piece of multipart(request)) {
    if (piece.kind === 'head') part = partOf(piece)
    else if (part === 'file') {
      size += piece.bytes.length
      if (size > limits.bytes) throw new Refusal('invalid', tooLarge(size))
      pieces.push(Buffer.from(piece.bytes))
    } else if (part === 'id') id = (id + piece.bytes.toString('utf8')).slice(0, longestField)
  }
  if (size === 0) throw new Refusal('invalid', caseWords.noneChosen)
  return { id: readId('deed', id), bytes: Buffer.concat(pieces) }
}

function partOf(head: { name: string; fileName: string | undefined }): 'file' | 'id' | 'other' {
  if (head.fileName !== undefined && head.fileName !== '') return 'file'
  return head.name === 'id' ? 'id' : 'other'
}
