/** What a roster may cost at the most: far above any real one, far below what would hurt the server. */
export const limits = {
  /** Files in a ZIP or folder. */
  files: 2000,
  /** Bytes of all files, unpacked. */
  bytes: 200_000_000,
  /** Times its packed size that a file may unpack to. */
  density: 100,
  /** Lines of a file: a large district's, and as many as memory holds with ease. */
  lines: 250_000,
  /** Characters of a row; more means that a quotation mark was not closed. */
  row: 20_000,
  /** Bytes of a JSON file, which is read whole. */
  json: 20_000_000,
} as const

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
