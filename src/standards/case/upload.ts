import { Refusal } from '../../platform/errors.ts'
import { multipart } from '../../platform/http/multipart.ts'
import { tooLarge } from './json.ts'
import { limits } from './limits.ts'
import { caseWords } from './words.ts'

/**
 * The one file of a form, in memory: it may not be large.
 *
 * @throws Refusal for more than a package may be, before the rest of it is read; and for no file.
 */
export async function receivePackage(request: Request): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  let size = 0
  let inFile = false
  for await (const piece of multipart(request)) {
    if (piece.kind === 'head') inFile = piece.fileName !== undefined && piece.fileName !== ''
    else if (inFile) {
      size += piece.bytes.length
      if (size > limits.bytes) throw new Refusal('invalid', tooLarge(size))
      pieces.push(Buffer.from(piece.bytes))
    }
  }
  if (size === 0) throw new Refusal('invalid', caseWords.noneChosen)
  return Buffer.concat(pieces)
}
