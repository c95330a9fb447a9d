/** One part of the framework, with the competencies that belong to it. */
export interface Area {
  readonly slug: string
  readonly code: string
  readonly title: string
  /** The way through this area, as a picture a child can see: where it starts and where it leads. */
  readonly picture: string
  readonly competencies: readonly Written[]
}

/** A competency as we wrote it down, before it has an identifier. */
export interface Written {
  readonly slug: string
  readonly title: string
  /** In the first person, one sentence, at most twenty words. */
  readonly statement: string
  /** How you might know that you have met it. */
  readonly sign: string
  /** Slugs of the competencies that come before this one. */
  readonly after: readonly string[]
}
