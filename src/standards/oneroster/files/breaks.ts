/**
 * Text in pieces as whole lines, many at a time, whatever breaks them: as an editor counts them. Of a line
 * longer than `most` no more is kept than shows that it is, so that one endless line fills no memory.
 */
export async function* physicalLines(
  pieces: AsyncIterable<string>,
  most: number,
): AsyncGenerator<string[]> {
  let held = ''
  for await (const piece of pieces) {
    const lines = (held + piece).split(/\r\n|\r(?!$)|\n/)
    held = beginning(lines.pop() ?? '', most)
    if (lines.length > 0) yield lines
  }
  const last = held.replace(/\r$/, '')
  if (last !== '') yield [last]
}

/** A line cut behind `most` and one more; what may be half of its break stays. */
function beginning(line: string, most: number): string {
  if (line.length <= most + 1) return line
  return line.slice(0, most + 1) + (line.endsWith('\r') ? '\r' : '')
}

/** The first line that is not empty, cut at a length. */
export async function firstLine(pieces: AsyncIterable<string>, most: number): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (/[\r\n]/.test(text.trimStart()) || text.length > most) break
  }
  const lines = text.split(/[\r\n]/)
  return (lines.find((line) => line.trim() !== '') ?? '').slice(0, most)
}
