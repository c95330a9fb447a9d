import type { Checked } from './checking.ts'
import { readLine, unreadable, type Line } from './file.ts'
import { arrive, beginWalk, step, type Claim, type Walk } from './walk.ts'

/**
 * Follows the chains in a file that went out, without a database.
 *
 * @throws Refusal `invalid` for a line that is no part of one.
 */
export async function checkLines(
  lines: AsyncIterable<string> | Iterable<string>,
  key: string | undefined,
): Promise<readonly Checked[]> {
  const found: Checked[] = []
  let place: Place = {}
  let number = 0
  for await (const text of lines) {
    number += 1
    const line = readLine(text, number)
    if (line.kind === 'chain') found.push(...end(place, key))
    place = follow(place, line, key) ?? refuse(number)
  }
  return [...found, ...end(place, key)]
}

/** Before a chain's first entry there is a claim, and from then on a walk. */
interface Place {
  readonly claim?: Claim
  readonly walk?: Walk
}

function follow({ claim, walk }: Place, line: Line, key: string | undefined): Place | undefined {
  if (line.kind === 'chain') {
    const { network, organisation, length, hash } = line
    return {
      claim: { whose: { network, organisation }, length, hash, checkpoints: [], sealed: true },
    }
  }
  if (!claim) return undefined
  if (line.kind === 'entry') return { claim, walk: step(walk ?? beginWalk(claim, key), line) }
  if (walk) return undefined
  return { claim: { ...claim, checkpoints: [...claim.checkpoints, line] } }
}

function end({ claim, walk }: Place, key: string | undefined): readonly Checked[] {
  if (!claim) return []
  const { seq, first, last, hash, signedTo, erased, fault } = arrive(walk ?? beginWalk(claim, key))
  const found = { entries: seq, first, last, hash, signedTo, erased, strays: 0, fault }
  return [{ ...claim.whose, name: null, ...found }]
}

function refuse(number: number): never {
  throw unreadable(number)
}
