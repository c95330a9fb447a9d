import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { cliWords } from './words.ts'

const say = speaker(english)

/** What is told of a refusal besides its sentence. */
export interface RefusedFacts {
  /** For programs: everything that was found wrong, how much was read before, what came in before. */
  readonly json: Readonly<Record<string, unknown>> & { readonly problems: readonly unknown[] }
  /** The same for people, a line each. */
  readonly lines: readonly string[]
}

/** A refusal that can say more than its sentence. */
export class RefusedInFull extends Refusal {
  override name = 'RefusedInFull'
  readonly facts: RefusedFacts

  constructor(refusal: Refusal, facts: RefusedFacts) {
    super(refusal.kind, refusal.said, { cause: refusal })
    this.facts = facts
  }
}

/** Does the work; where it is refused, the refusal says in full what was known by then. */
export async function refusedInFull<Result>(
  facts: (refusal: Refusal) => RefusedFacts,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof RefusedInFull) throw error
    throw new RefusedInFull(error, facts(error))
  }
}

/** What the operator is told of an error. @throws what is no refusal, but a bug. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return say.said(error.said)
  if (isOfTheSystem(error)) return say(cliWords.system, { reason: error.message })
  throw error
}

/** What the machine itself refused: a file, a folder, a line. No bug of ours, and nothing that a stack would explain. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))
}
