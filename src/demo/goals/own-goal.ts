/** A goal in a learner's own words, and everyone who has taken it up since, each in theirs. */
export interface OwnGoal {
  readonly slug: string
  /** The first one began it. */
  readonly pursuers: readonly OwnWords[]
}

/** What one learner wrote about one goal. */
export interface OwnWords {
  /** A learner's name, as it stands in the class list. */
  readonly who: string
  readonly title: string
  readonly why: string
  readonly howKnown: string
  readonly nextStep: string
}
