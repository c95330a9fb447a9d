import type { Config } from '../platform/config.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Word } from '../platform/i18n/word.ts'
import { helpWords } from './help-words.ts'

/** One thing the operator can do at the machine. */
export interface Command {
  /** Its words: `import roster`. */
  readonly name: string
  /** What follows its words, as a manual writes it. */
  readonly usage: string
  readonly does: Word<never>
  readonly example: string
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly says: Word<never> }>
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

const say = speaker(english)

/** The value of an option that must be there. */
export function needed(given: Given, name: string): string {
  const value = given.options[name]
  if (typeof value !== 'string' || value === '')
    throw new WrongUsage(say(helpWords.optionMissing, { option: name }))
  return value
}

/** How a command is called, as a manual writes it. */
export function callOf({ name, usage }: Command): string {
  return `npm run kith -- ${name} ${usage}`.trimEnd()
}

export function helpFor(command: Command): string {
  const { does, example, options } = command
  const listed = Object.entries(options).map(
    ([option, { type, says }]) => `  --${option}${type === 'string' ? ' …' : ''}  ${say(says)}`,
  )
  return [
    say(does),
    '',
    `  ${callOf(command)}`,
    ...(listed.length > 0 ? ['', ...listed] : []),
    '',
    say(helpWords.forExample, { example }),
  ].join('\n')
}
