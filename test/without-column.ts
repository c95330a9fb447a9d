import type { faultless } from './oneroster.ts'

type Files = ReturnType<typeof faultless>

/** The same files, one column of one of them taken out; its values hold no commas of their own. */
export function withoutColumn(files: Files, name: string, column: string): Files {
  const rows = String(files[name])
    .split('\n')
    .map((line) => line.split(','))
  const at = rows[0]?.indexOf(column) ?? -1
  if (at < 0) throw new Error(`${name} has no column ${column}.`)
  const fewer = rows.map((row) => row.filter((_, index) => index !== at).join(','))
  return { ...files, [name]: fewer.join('\n') }
}
