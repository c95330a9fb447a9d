export type Picture =
  | 'hill'
  | 'wave'
  | 'sun'
  | 'leaf'
  | 'moon'
  | 'kite'
  | 'boat'
  | 'peak'
  | 'shell'
  | 'fish'
  | 'seed'
  | 'star'

export type Tint = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** A learner of the demo school, as a row of a class list. Every name is invented. */
export interface Listed {
  readonly name: string
  readonly age: number
  /** The picture and the tint that the learner chose to be known by. */
  readonly picture: Picture
  readonly tint: Tint
  /** BCP 47, the one spoken most at home first. */
  readonly languages: readonly string[]
}

/** One row of a class list; the name is a given name, a space and a family name. */
export function learner(name: string, age: number, mark: Mark, ...languages: string[]): Listed {
  const [picture, tint] = mark
  return { name, age, picture, tint, languages }
}

export type Mark = readonly [picture: Picture, tint: Tint]
