import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, requestFor } from './addresses.ts'
import { aMatrix, type Matrix } from './matrix.ts'
import { aMatrixWorld } from './matrix-world.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await aMatrix(await aMatrixWorld())
})
afterAll(() => matrix.end())

/** What the library that looks at forms would say by itself: “Invalid type: Expected ("idea" | "active") but received "x"”. */
const ofAMachine = /Invalid \w+|Expected |received |undefined|\[object/

const deeds = Object.keys(addresses).filter((route) => route.startsWith('POST '))

test.each(deeds)('%s answers in our own words, whatever is sent to it', async (route) => {
  const { by = 'ana', form } = addresses[route]!
  const subject = matrix.world.hill.subjects.ana
  const filled = form?.(subject) ?? {}
  const { path, init } = requestFor(route, subject, matrix.world.site.origin)
  const send = (fields: Readonly<Record<string, string>>) =>
    matrix.send(path, { ...init, body: new URLSearchParams(fields) }, { school: 'hill', who: by })

  const answers = [await send({}), await send({ state: 'zzz' })]
  for (const field of Object.keys(filled)) {
    for (const value of ['', 'zzz', '1e999', 'z'.repeat(20_000)])
      answers.push(await send({ ...filled, [field]: value }))
  }

  for (const { status, body } of answers) {
    expect(status).toBeLessThan(500)
    expect(textOf(body)).not.toMatch(ofAMachine)
  }
})

/** What a page says, without what stands in its tags and in the fields that keep what was written. */
function textOf(body: string): string {
  return body
    .replaceAll(/<(script|style|svg|textarea)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
}
