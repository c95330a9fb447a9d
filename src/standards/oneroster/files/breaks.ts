/** Text in pieces as whole lines, many at a time, whatever breaks them: as an editor counts them. */
export async function* physicalLines(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let held = ''
  for await (const piece of pieces) {
    const text = held + piece
    const lines = text.split(/\r\n|\r(?!$)|\n/)
    held = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
  const last = held.replace(/\r$/, '')
  if (last !== '') yield [last]
}

/** The first line that is not empty, cut at a length. */
export async function firstLine(pieces: AsyncIterable<string>, most: number): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (/\S[^\r\n]*[\r\n]/.test(text) || text.length > most) break
  }
  return /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0].slice(0, most) ?? ''
}
