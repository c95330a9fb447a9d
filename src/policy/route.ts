import type { Act, law, LawObject } from './law.ts'

/** An object of the law, or a family of them: `pursuit` is `pursuit:private`, `pursuit:shared` and `pursuit:class`. */
export type Family = LawObject extends infer Object
  ? Object extends `${infer Kin}:${string}`
    ? Kin | Object
    : Object
  : never

/** What can be done to every one of a family. */
export type ActOnFamily<Kin extends Family> = keyof (typeof law)[Members<Kin>] & Act

type Members<Kin extends Family> = Extract<LawObject, Kin | `${Kin}:${string}`>

/**
 * Says which object of the law a route is about, and which act. It stands first at its route; an app with a route
 * that does not say so does not start. The law itself is asked in the action, about the very thing.
 */
export function asks<Kin extends Family>(act: ActOnFamily<Kin>, object: Kin) {
  return Object.assign((_: unknown, next: () => Promise<void>) => next(), {
    asks: { act, object },
  })
}
