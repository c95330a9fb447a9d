/**
 * The same text, no longer a window into the piece of the file that it was cut from: while one
 * such window is kept, the whole piece stays in memory.
 */
export function ownText(text: string): string {
  return text.length < shortestWindow ? text : Buffer.from(text).toString()
}

/** Node copies shorter texts when it cuts them. */
const shortestWindow = 13
