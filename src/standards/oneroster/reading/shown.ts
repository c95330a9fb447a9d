/** A value of others in a sentence of ours: not longer than a sentence bears. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
