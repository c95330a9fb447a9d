import { parseArgs } from 'node:util'
import { readConfig } from '../platform/config.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { callOf, helpFor, WrongUsage, type Command, type Given } from './command.ts'
import { commands } from './commands.ts'
import { helpWords } from './help-words.ts'
import { RefusedInFull, sentenceOf, type RefusedFacts } from './refused.ts'

const say = speaker(english)

/** How a command ended, as the shell is told. */
export const exit = { done: 0, refused: 1, wrongUsage: 2 } as const

interface Outside {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

/** Does what the operator wrote: 0 done, 1 refused with a sentence, 2 wrong usage. A program that asked for JSON gets one object, whatever comes. */
export async function runCommand(args: readonly string[], outside: Outside): Promise<number> {
  const command = commandIn(args)
  if (!command) return overview(args, outside)
  const rest = args.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    outside.print(helpFor(command))
    return exit.done
  }
  try {
    await command.run(read(command, rest, outside))
    return exit.done
  } catch (error) {
    return explain(error, { command, json: asksForJson(command, rest) }, outside)
  }
}

function asksForJson({ options }: Command, args: readonly string[]): boolean {
  return 'json' in options && args.some((arg) => arg === '--json' || arg.startsWith('--json='))
}

function commandIn(args: readonly string[]): Command | undefined {
  const written = args.join(' ')
  return commands.find(({ name }) => written === name || written.startsWith(`${name} `))
}

function read(command: Command, args: readonly string[], outside: Outside): Given {
  const { positionals, values } = parsed(command, args)
  const [least, most] = command.takes
  if (positionals.length < least) throw new WrongUsage(say(helpWords.missing))
  if (positionals.length > most)
    throw new WrongUsage(say(helpWords.oneTooMany, { word: positionals[most] ?? '' }))
  return {
    words: positionals,
    options: values,
    config: readConfig(outside.environment),
    print: outside.print,
  }
}

function parsed({ options }: Command, args: readonly string[]) {
  try {
    const known = Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [name, { type }]),
    )
    return parseArgs({ args: [...args], options: known, allowPositionals: true })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function explain(
  error: unknown,
  { command, json }: { command: Command; json: boolean },
  outside: Outside,
): number {
  if (error instanceof WrongUsage) {
    const facts = { problems: [], usage: callOf(command) }
    if (json) outside.print(JSON.stringify({ refused: error.message, ...facts }))
    else outside.complain(`${error.message}\n\n${helpFor(command)}`)
    return exit.wrongUsage
  }
  const refused = sentenceOf(error)
  const facts = error instanceof RefusedInFull ? error.facts : noFacts
  if (json) outside.print(JSON.stringify({ refused, ...facts.json }))
  else [refused, ...facts.lines].forEach(outside.complain)
  return exit.refused
}

const noFacts: RefusedFacts = { json: { problems: [] }, lines: [] }

function overview(args: readonly string[], { print, complain }: Outside): number {
  const asked = args.length === 0 || args.some((arg) => ['help', '--help', '-h'].includes(arg))
  const list = commands.map(
    ({ name, usage, does }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${say(does)}`,
  )
  const text = [say(helpWords.title), '', ...list, '', say(helpWords.more)].join('\n')
  if (asked) {
    print(text)
    return exit.done
  }
  complain(`${say(helpWords.unknown, { command: args.join(' ') })}\n\n${text}`)
  return exit.wrongUsage
}
