/** Beyond this many letters a heading is a paragraph, and is set like one. */
const longest = 90

/** The class of a first heading whose words are somebody's own, and may be many. */
export function sizeFor(heading: string): 'long' | undefined {
  return heading.length > longest ? 'long' : undefined
}
