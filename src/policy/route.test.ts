import { expect, test } from 'vitest'
import { asks } from './route.ts'

test('a route says which object of the law it is about, and which act', () => {
  expect(asks('read', 'plan').asks).toEqual({ act: 'read', object: 'plan' })
})

test('a family stands for all of its members, one member for itself', () => {
  expect(asks('edit', 'pursuit').asks.object).toBe('pursuit')
  expect(asks('create', 'framework:network').asks.object).toBe('framework:network')
})

test('what the law does not know does not compile', () => {
  // @ts-expect-error: there is no such object.
  asks('read', 'diary')
  // @ts-expect-error: there is no such act.
  asks('fly', 'plan')
  // @ts-expect-error: a plan is not joined.
  asks('join', 'plan')
  // @ts-expect-error: an act that only some of a family know is not the family's.
  asks('invite', 'circle')

  expect(asks('join', 'circle').asks.act).toBe('join')
})

test('it lets the handler behind it do its work', async () => {
  const done: string[] = []

  await asks('read', 'plan')(undefined, async () => void done.push('done'))

  expect(done).toEqual(['done'])
})
