/** How many people are here now, and how many of them a roster would end. */
export interface Ending {
  readonly here: number
  readonly ending: number
  /** More than a fifth of them would end: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
}

/** The people of a school do not leave it on one day by more than a fifth; the roster of another school looks so. */
export function endingOf(here: number, ending: number): Ending {
  return { here, ending, needsConfirming: ending * 5 > here }
}
