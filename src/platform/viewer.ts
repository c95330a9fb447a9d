import type { Id } from './id.ts'

/** Someone who looks or acts, and what binds them to others at this moment. Made anew for every request. */
export interface Viewer {
  readonly network: Id<'network'>
  readonly person: Id<'person'>
  readonly standing: Standing
  /** The operator at the machine, who is no person here. */
  readonly operator?: true
}

/**
 * Where a viewer stands: the only facts about them that row security knows. Computed from dated
 * rows once a request, so that a role which ended yesterday opens nothing today.
 */
export interface Standing {
  /** People whose names the viewer knows. */
  readonly known: readonly Id<'person'>[]
  /** People the viewer may meet: learners in a classroom where the viewer learns too. */
  readonly peers: readonly Id<'person'>[]
  /** People in a circle with the viewer. */
  readonly mates: readonly Id<'person'>[]
  /** Learners in a classroom that the viewer teaches. */
  readonly learners: readonly Id<'person'>[]
  /** Learners to whom the viewer is assigned as a mentor or coach. */
  readonly mentees: readonly Id<'person'>[]
  /** Children for whom the viewer is a guardian in full, until they are eighteen. */
  readonly children: readonly Id<'person'>[]
  /** Those of the children who are so young that a guardian reads what they keep to themselves. */
  readonly young: readonly Id<'person'>[]
  /** Children for whom the viewer is a guardian with limits, until they are eighteen. */
  readonly limited: readonly Id<'person'>[]
  /** Learners placed with a provider for whom the viewer works. */
  readonly placed: readonly Id<'person'>[]
  /** People at whom the viewer looks as safeguarding lead: one by one, and written down. */
  readonly looking: readonly Id<'person'>[]
  /** Circles and classrooms the viewer is in. */
  readonly audiences: readonly (Id<'circle'> | Id<'classroom'>)[]
  /** Classrooms the viewer teaches. */
  readonly taught: readonly Id<'classroom'>[]
  /** Organisations at which the viewer is a teacher. */
  readonly teaching: readonly Id<'organisation'>[]
  /** Circles into which the viewer is asked. */
  readonly invited: readonly Id<'circle'>[]
  /** Organisations in which the viewer works, in whatever role. */
  readonly staffed: readonly Id<'organisation'>[]
  /** Organisations the viewer leads, and those under them. */
  readonly led: readonly Id<'organisation'>[]
  /** Organisations whose accounts and settings the viewer keeps, and those under them. */
  readonly administered: readonly Id<'organisation'>[]
  /** Organisations for whose children's safety the viewer answers. */
  readonly safeguarded: readonly Id<'organisation'>[]
  /** Networks and groups of organisations that the viewer coordinates. */
  readonly coordinated: readonly Id<'organisation'>[]
}

/** Nobody in particular: what a person is before anything is known of them. */
export const noStanding: Standing = {
  known: [],
  peers: [],
  mates: [],
  learners: [],
  mentees: [],
  children: [],
  young: [],
  limited: [],
  placed: [],
  looking: [],
  audiences: [],
  taught: [],
  teaching: [],
  invited: [],
  staffed: [],
  led: [],
  administered: [],
  safeguarded: [],
  coordinated: [],
}

/** The organisations that the viewer heads: leads, or keeps the accounts of. */
export function headed({ led, administered }: Standing): readonly Id<'organisation'>[] {
  return [...new Set([...led, ...administered])]
}

/** The id under which work is done that no person does: a founding, or an import by the operator. */
export const nobody = '00000000-0000-0000-0000-000000000000' as Id<'person'>

/**
 * The operator at the machine, acting for one organisation. Has standing there as its leader has,
 * and therefore no way to anything that a learner wrote.
 */
export function steward(
  network: Id<'network'>,
  organisations: readonly Id<'organisation'>[],
): Viewer {
  return {
    network,
    person: nobody,
    operator: true,
    standing: { ...noStanding, staffed: organisations, led: organisations },
  }
}
