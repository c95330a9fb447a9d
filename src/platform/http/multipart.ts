import { Refusal } from '../errors.ts'
import { platformWords } from '../words.ts'

/** What comes of a form with files, piece by piece: the head of each part, then its bytes. */
export type MultipartPiece =
  | { readonly kind: 'head'; readonly name: string; readonly fileName: string | undefined }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }

/** A head is a line or two; more is not a browser. */
const longestHead = 8192

/**
 * Reads a form with files (RFC 7578) as it arrives, holding no more of it than a piece: files may be larger than
 * memory. The caller decides what is too much.
 *
 * @throws Refusal for what is no such form, or stops in the middle.
 */
export async function* multipart(request: Request): AsyncGenerator<MultipartPiece> {
  const boundary = /boundary="?([^";]{1,70})"?/.exec(request.headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined || !request.body) throw brokenForm()
  const reading: Reading = {
    mark: Buffer.from(`\r\n--${boundary}`),
    // The first mark has no line before it.
    held: Buffer.from('\r\n'),
    inPart: false,
    ended: false,
  }
  for await (const chunk of request.body) {
    reading.held = Buffer.concat([reading.held, chunk])
    yield* take(reading)
    if (reading.ended) return
  }
  throw brokenForm()
}

interface Reading {
  readonly mark: Buffer
  held: Buffer
  inPart: boolean
  ended: boolean
}

/** Everything that can be told from what is held. */
function* take(reading: Reading): Generator<MultipartPiece> {
  for (;;) {
    const { held, mark } = reading
    const at = held.indexOf(mark)
    // Without a mark, all but what might be the beginning of one.
    const until = at < 0 ? Math.max(0, held.length - mark.length + 1) : at
    if (reading.inPart && until > 0) yield { kind: 'bytes', bytes: held.subarray(0, until) }
    reading.held = held.subarray(until)
    if (at < 0) return
    const head = headIn(reading)
    if (!head) return
    yield head
  }
}

/** The head of the part behind the mark that is held; nothing if it is not here yet, or was the last. */
function headIn(reading: Reading): MultipartPiece | undefined {
  const { held, mark } = reading
  reading.inPart = false
  if (held.toString('latin1', mark.length, mark.length + 2) === '--') {
    reading.ended = true
    return undefined
  }
  const end = held.indexOf('\r\n\r\n', mark.length)
  if (end < 0) {
    if (held.length > longestHead) throw brokenForm()
    return undefined
  }
  const head = held.toString('utf8', mark.length, end)
  reading.held = held.subarray(end + 4)
  reading.inPart = true
  const fileName = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
  return { kind: 'head', name: /;\s*name="([^"]*)"/i.exec(head)?.[1] ?? '', fileName }
}

function brokenForm(): Refusal {
  return new Refusal('invalid', platformWords.brokenForm)
}
