/**
 * A name in at most three short lines, to stand under a mark. What does not fit ends in an ellipsis;
 * the whole name is said in the list beside the map.
 */
export function labelLines({
  short,
  code,
  statement,
}: {
  readonly short: string
  readonly code: string
  readonly statement: string
}): string[] {
  if (short.trim() === '' && code.trim() !== '') return [cut(code.trim()), ...wrap(statement, 2)]
  return wrap(short.trim() || statement, 3)
}

/** So many letters of a usual face go into the width of a cell. */
const lineWidth = 20

function wrap(text: string, lines: number): string[] {
  const done: string[] = []
  let line = ''
  for (const word of pieces(text)) {
    const longer = line === '' ? word.trimStart() : line + word
    if (widthOf(longer) <= lineWidth) line = longer
    else if (done.length === lines - 1) return [...done, withEllipsis(line === '' ? word : line)]
    else {
      if (line !== '') done.push(line)
      line = word.trimStart()
    }
  }
  return [...done, line].filter(Boolean).map(cut)
}

/** Where a line may break: before each word, and between the signs of scripts that have no spaces. */
function pieces(text: string): string[] {
  return (
    text
      .trim()
      .match(
        /\s*(?:[\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]|[^\s\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]+)/gu,
      ) ?? []
  )
}

function cut(text: string): string {
  return widthOf(text) <= lineWidth + 1 ? text : withEllipsis(text)
}

/**
 * Words stay whole and no bracket stays open, so that what is seen is part of what is said; only a
 * word too long for a line is cut.
 */
function withEllipsis(text: string): string {
  let kept = ''
  for (const letter of text) {
    if (widthOf(kept + letter) > lineWidth) break
    kept += letter
  }
  const closed = kept.replace(/\s*\([^)]*$/u, '') || kept
  return `${closed.replace(/[\s,;:.–-]+$/u, '')}…`
}

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letter >= '\u2E80' ? 1.8 : 1
  return width
}
