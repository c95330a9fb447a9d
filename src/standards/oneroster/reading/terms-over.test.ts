import { expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

/** What is said of the classes of a set whose only term ends on 10 April, on this day. */
async function saidOn(today: string): Promise<string[]> {
  const { problems } = await readRoster(await zipOf(faultless()), { today })
  return problems
    .filter(({ code }) => code === 'class-over')
    .map((one) => sayProblem(speaker(english), one))
}

test('a class whose last term is over is named, with the day on which it ended', async () => {
  expect(await saidOn('2026-04-11')).toEqual([
    expect.stringMatching(
      /^classes.csv, line 2: The last term of this class ended on 2026-04-10\./,
    ),
  ])
})

test('a class on the last day of its term is not', async () => {
  expect(await saidOn('2026-04-10')).toEqual([])
})
