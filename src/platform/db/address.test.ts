import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressIn, addressOf, passwordOf } from './address.ts'

const owner = 'postgres://owner:secret@db.example.org:5433/kith?sslmode=require'

test('a lesser role comes to the same database by its own name and password', () => {
  const url = new URL(addressOf('kith_app', owner))

  expect(url.host).toBe('db.example.org:5433')
  expect(url.pathname).toBe('/kith')
  expect(url.username + url.password).toBe('')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    sslmode: 'require',
    user: 'kith_app',
    password: passwordOf('kith_app', owner),
  })
})

test('the same owner always gives the same passwords, and each role another', () => {
  expect(passwordOf('kith_app', owner)).toBe(passwordOf('kith_app', owner))
  expect(passwordOf('kith_app', owner)).not.toBe(passwordOf('kith_directory', owner))
})

test('the owner’s password does not show in a lesser role’s address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), (password) => {
      const url = new URL(owner)
      url.password = encodeURIComponent(password)
      const address = addressOf('kith_app', url.href)

      expect(new URL(address).searchParams.get('password')).toMatch(/^[\w-]{43}$/)
      expect(address.split('password=')[0]).not.toContain(`:${encodeURIComponent(password)}`)
    }),
  )
})

test('a password in the query counts as one before the host does', () => {
  const asked = 'postgres:///kith?host=/run/postgresql&user=owner&password=secret'

  expect(passwordOf('kith_app', asked)).toBe(passwordOf('kith_app', owner))
})

test('an owner without a password gives none', () => {
  const url = 'postgres:///kith?host=/run/postgresql&user=owner'

  expect(passwordOf('kith_app', url)).toBeUndefined()
  expect(addressOf('kith_app', url)).toBe('postgres:///kith?host=%2Frun%2Fpostgresql&user=kith_app')
})

test('another database of the same server keeps everything else', () => {
  expect(addressIn(owner, 'other')).toBe(owner.replace('/kith?', '/other?'))
  expect(addressIn(owner)).toBe(owner)
})
