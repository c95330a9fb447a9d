import type { Id } from '../../platform/id.ts'

export type OrganisationKind = 'school' | 'home' | 'provider' | 'community' | 'network'

/** A school, a home, a provider, a community, or a network of such. Home is an organisation like any other. */
export interface Organisation {
  readonly id: Id<'organisation'>
  readonly kind: OrganisationKind
  readonly name: string
}
