import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { english } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { defineWords } from '../i18n/word.ts'
import { readForm } from './form.ts'

const words = defineWords('form-test', {
  empty: 'Say something.',
  long: 'Say it in fewer letters.',
})

const schema = v.object({
  title: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.minLength(1, words.empty.key),
    v.maxLength(10, words.long.key),
  ),
  why: v.optional(v.string(), ''),
})

async function read(body: BodyInit, type?: string) {
  const door = new Hono()
  door.use(async (c, next) => {
    c.set('say', speaker(english))
    await next()
  })
  door.post('/', async (c) => c.json(await readForm(c, schema)))
  const answer = await door.request('/', {
    method: 'POST',
    body,
    ...(type && { headers: { 'content-type': type } }),
  })
  return answer.json()
}

describe('a form that was filled in', () => {
  test('gives the values it asks for, and keeps what was written', async () => {
    expect(await read(new URLSearchParams({ title: ' To swim ', why: '', more: 'x' }))).toEqual({
      values: { title: 'To swim', why: '' },
      given: { title: ' To swim ', why: '', more: 'x' },
    })
  })

  test('says in words what is wrong with a field, and keeps what was written', async () => {
    expect(await read(new URLSearchParams({ title: 'To swim a kilometre' }))).toEqual({
      errors: { title: 'Say it in fewer letters.' },
      given: { title: 'To swim a kilometre' },
    })
  })

  test('counts the line breaks of a browser as the one sign that they are', async () => {
    const { given } = await read(new URLSearchParams({ why: 'one\r\ntwo\r\n\r\nthree' }))

    expect(given.why).toBe('one\ntwo\n\nthree')
  })

  test('says what is wrong, once a field', async () => {
    const { errors } = await read(new URLSearchParams({ title: '   ' }))

    expect(errors).toEqual({ title: 'Say something.' })
  })

  test('takes no file for a text', async () => {
    const form = new FormData()
    form.set('title', new File(['To swim'], 'swim.txt'))
    form.set('why', 'because')

    expect(await read(form)).toEqual({
      errors: { title: 'Say something.' },
      given: { why: 'because' },
    })
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'takes nothing from a field called %s',
    async (name) => {
      const { values } = await read(new URLSearchParams({ [name]: 'x', title: 'To swim' }))

      expect(values).toEqual({ title: 'To swim', why: '' })
    },
  )

  test('is empty where something else was sent', async () => {
    expect(await read('{"title":"To swim"}', 'application/json')).toMatchObject({
      errors: { title: 'Say something.' },
    })
  })
})
