type Defined<Shape> = { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> }

/** The same without what is undefined: an optional setting is left out, not set to nothing. */
export function definedOnly<Shape extends object>(shape: Shape): Defined<Shape> {
  const entries = Object.entries(shape).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Defined<Shape>
}
