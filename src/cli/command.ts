import type { Config } from '../platform/config.ts'

/** One thing the operator can do at the machine. */
export interface Command {
  /** Its words: `import roster`. */
  readonly name: string
  /** What follows its words, as a manual writes it. */
  readonly usage: string
  readonly does: string
  readonly example: string
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly says: string }>
  >
  /** How many words follow its name, at least and at most. */
  readonly takes: readonly [least: number, most: number]
  readonly run: (given: Given) => Promise<void>
}

/** What the operator wrote, read. */
export interface Given {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly config: Config
  /** Where answers go: one line at a time. */
  readonly print: (line: string) => void
}

/** The command was called the wrong way. Its help is shown. */
export class WrongUsage extends Error {
  override name = 'WrongUsage'
}

/** The value of an option that must be there. */
export function needed(given: Given, name: string): string {
  const value = given.options[name]
  if (typeof value !== 'string' || value === '') throw new WrongUsage(`--${name} is missing.`)
  return value
}

export function helpFor({ name, usage, does, example, options }: Command): string {
  const listed = Object.entries(options).map(
    ([option, { type, says }]) => `  --${option}${type === 'string' ? ' …' : ''}  ${says}`,
  )
  return [
    does,
    '',
    `  npm run kith -- ${name} ${usage}`.trimEnd(),
    ...(listed.length > 0 ? ['', ...listed] : []),
    '',
    `For example: npm run kith -- ${example}`,
  ].join('\n')
}
