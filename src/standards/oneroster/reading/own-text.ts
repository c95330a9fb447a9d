/**
 * The same text in memory of its own. A value cut out of a file holds on to the whole piece of the file
 * that it was cut from, and a text put together holds on to its parts: fifty thousand of them add up.
 */
export function ownText(text: string): string {
  return text.length < shortestWindow ? text : Buffer.from(text).toString()
}

/** Node copies shorter texts when it cuts them. */
const shortestWindow = 13
