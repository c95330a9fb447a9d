/** A home: the grown-ups who care for a child, and the children who live there. */
export interface Household {
  readonly name: string
  readonly guardians: readonly Carer[]
  /** The names of the children, as they stand in the class lists. */
  readonly children: readonly string[]
}

export interface Carer {
  readonly name: string
  readonly relationship: 'guardian' | 'parent' | 'relative' | 'carer'
  /** `limited`: may know how the child is, and decides nothing for them. */
  readonly rights: 'full' | 'limited'
  readonly languages: readonly string[]
}

export function home(name: string, guardians: readonly Carer[], ...children: string[]): Household {
  return { name: `The ${name} home`, guardians, children }
}

export function parent(name: string, ...languages: string[]): Carer {
  return { name, relationship: 'parent', rights: 'full', languages }
}

export function relative(name: string, ...languages: string[]): Carer {
  return { name, relationship: 'relative', rights: 'full', languages }
}

export function carer(name: string, ...languages: string[]): Carer {
  return { name, relationship: 'carer', rights: 'full', languages }
}

/** The same person, who may know but not decide. */
export function limited(someone: Carer): Carer {
  return { ...someone, rights: 'limited' }
}
