import type { Id } from '../../platform/id.ts'

export type OrganisationKind = 'school' | 'home' | 'provider' | 'community' | 'network'

/** A school, a home, a provider, a community, or a network of such. Home is an organisation like any other. */
export interface Organisation {
  readonly id: Id<'organisation'>
  readonly kind: OrganisationKind
  readonly name: string
}

/** An organisation as the operator at the machine names it. */
export interface NamedOrganisation extends Organisation {
  readonly network: Id<'network'>
  readonly timeZone: string
  /** The organisation right above it, where a roster brought it: at the top of these is the one that took the roster in. */
  readonly below?: Id<'organisation'>
}

/** Whom to found, and where; its day begins in the time zone of most of our schools when nothing else is said. */
export type Founding = Pick<Organisation, 'name' | 'kind'> & { readonly timeZone?: string }

export const usualTimeZone = 'Pacific/Auckland'
