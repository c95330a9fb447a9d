import { hkdfSync } from 'node:crypto'

/** A role that logs in with a password of its own, made from the owner's. */
export type LoginRole = 'kith_app' | 'kith_directory'
export const loginRoles: readonly LoginRole[] = ['kith_app', 'kith_directory']

/**
 * The address of the owner's database, for one of the lesser roles. It is written into the query,
 * which every form of address can have; the user before the host must go, or it would win.
 */
export function addressOf(role: LoginRole, ownerUrl: string): string {
  const password = passwordOf(role, ownerUrl)
  const url = new URL(ownerUrl)
  url.username = ''
  url.password = ''
  url.searchParams.set('user', role)
  if (password === undefined) url.searchParams.delete('password')
  else url.searchParams.set('password', password)
  return url.href
}

/** The same address, in another database of the same server. */
export function addressIn(address: string, database?: string): string {
  if (database === undefined) return address
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}

/**
 * The password of a lesser role, by HKDF from the owner's: the same in every process, nothing to
 * keep, and of no use for finding the owner's. None when the owner has none (peer, trust, certificate).
 */
export function passwordOf(role: LoginRole, ownerUrl: string): string | undefined {
  const url = new URL(ownerUrl)
  const owner = url.searchParams.get('password') ?? decodeURIComponent(url.password)
  if (owner === '') return undefined
  return Buffer.from(hkdfSync('sha256', owner, 'kith', role, 32)).toString('base64url')
}
