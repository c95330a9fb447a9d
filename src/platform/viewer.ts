import type { Id } from './id.ts'

/** Someone who looks or acts, and what binds them to others at this moment. Made anew for every request. */
export interface Viewer {
  readonly network: Id<'network'>
  readonly person: Id<'person'>
  readonly standing: Standing
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
  /** Learners in a classroom that the viewer teaches. */
  readonly learners: readonly Id<'person'>[]
  /** Children for whom the viewer is a guardian. */
  readonly children: readonly Id<'person'>[]
  /** Circles and classrooms the viewer is in. */
  readonly audiences: readonly (Id<'circle'> | Id<'classroom'>)[]
  /** Classrooms the viewer teaches. */
  readonly taught: readonly Id<'classroom'>[]
  /** Circles into which the viewer is asked. */
  readonly invited: readonly Id<'circle'>[]
  /** Organisations in which the viewer works. */
  readonly staffed: readonly Id<'organisation'>[]
  /** Organisations the viewer leads or administers. */
  readonly led: readonly Id<'organisation'>[]
}

/** Nobody in particular: what a person is before anything is known of them. */
export const noStanding: Standing = {
  known: [],
  peers: [],
  learners: [],
  children: [],
  audiences: [],
  taught: [],
  invited: [],
  staffed: [],
  led: [],
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
    standing: { ...noStanding, staffed: organisations, led: organisations },
  }
}
