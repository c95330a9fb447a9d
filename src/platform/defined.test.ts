import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { definedOnly } from './defined.ts'

test('what is undefined is left out and everything else kept, nothing and null included', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined })),
      (shape) => {
        const kept = definedOnly(shape)

        expect(Object.values(kept)).not.toContain(undefined)
        for (const name of Object.keys(shape)) {
          expect(Object.hasOwn(kept, name)).toBe(shape[name] !== undefined)
          expect(kept[name]).toEqual(shape[name])
        }
      },
    ),
  )
})
