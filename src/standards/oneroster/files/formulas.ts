/**
 * Spreadsheets take a value that begins with one of these for a formula, and run it. Our writer puts an
 * apostrophe before it, which they hide and our reader takes off again: `=1+1` is somebody's name
 * here, not a sum.
 */
export function guarded(value: string): string {
  return /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

export function unguarded(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value
}

/** A value without white space around it or a guard before it, and on one line. */
export function plain(value: string): string {
  const text = unguarded(value.trim()).trim()
  return /[\n\r\t\v\f]/.test(text) ? text.replace(/\s+/g, ' ') : text
}
