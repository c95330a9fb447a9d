import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from './i18n/locale.ts'
import { speaker } from './i18n/say.ts'
import { beganIn, beganPrefix, beganWith, changedAlone, formAgain, Overtaken } from './meanwhile.ts'
import type { Texts } from './meanwhile.ts'

const say = speaker(english)

/** Few words, so that they are often the same. */
const word = fc.constantFrom('', 'a', 'b', ' b ', 'c\nd')
const fields = fc.record({ agreed: word, meets: word })

/** What stands there once a form has been written, or nothing where it was refused. */
function kept(sent: Texts, there: Texts, begun: Texts): Texts | undefined {
  try {
    const names = changedAlone(sent, there, beganWith(begun))
    return { ...there, ...Object.fromEntries(names.map((name) => [name, sent[name] ?? ''])) }
  } catch (error) {
    if (error instanceof Overtaken) return undefined
    throw error
  }
}

const same = (a = '', b = '') => a.trim() === b.trim()

describe('of two who write', () => {
  test('neither takes from the other what they did not touch', () => {
    const begun = { agreed: '', meets: '' }
    const afterAroha = kept({ agreed: 'aloud', meets: '' }, begun, begun)!
    const afterMele = kept({ agreed: '', meets: 'Thursday' }, afterAroha, begun)

    expect(afterMele).toEqual({ agreed: 'aloud', meets: 'Thursday' })
  })

  test('the second is refused where both wrote, and carries what stands there', () => {
    const begun = beganWith({ agreed: '' })

    expect(() => changedAlone({ agreed: 'softly' }, { agreed: 'aloud' }, begun)).toThrow(
      expect.objectContaining({ kind: 'conflict', there: { agreed: 'aloud' } }),
    )
  })

  test('no words are lost that nobody has read: what is gone was read, or was never there', () => {
    fc.assert(
      fc.property(fields, fields, fields, (begun, there, sent) => {
        const after = kept(sent, there, begun)
        if (!after) return
        for (const name of ['agreed', 'meets'] as const) {
          const isThere = same(after[name], there[name])
          expect(isThere || same(there[name], begun[name])).toBe(true)
          expect(same(after[name], sent[name]) || same(sent[name], begun[name])).toBe(true)
        }
      }),
    )
  })

  test('is refused only where three texts differ', () => {
    fc.assert(
      fc.property(fields, fields, fields, (begun, there, sent) => {
        const differ = (['agreed', 'meets'] as const).some(
          (name) =>
            !same(sent[name], begun[name]) &&
            !same(there[name], begun[name]) &&
            !same(there[name], sent[name]),
        )
        expect(kept(sent, there, begun) === undefined).toBe(differ)
      }),
    )
  })

  test('a form that tells of no beginning is written', () => {
    expect(changedAlone({ agreed: 'a' }, { agreed: 'b' }, {})).toEqual(['agreed'])
  })
})

describe('the form that is shown again', () => {
  const again = (begun: Texts, there: Texts, sent: Texts) => {
    const signs = Object.entries(beganWith(begun)).map(([name, sign]) => [beganPrefix + name, sign])
    return formAgain(say, { ...sent, ...Object.fromEntries(signs) }, there)
  }

  test('holds what I wrote, says what stands there, and takes along what I left alone', () => {
    const form = again(
      { agreed: '', meets: '' },
      { agreed: 'aloud', meets: 'Tuesday' },
      { agreed: 'softly', meets: '' },
    )

    expect(form.given).toMatchObject({ agreed: 'softly', meets: 'Tuesday' })
    expect(form.errors['agreed']).toContain('“aloud”')
    expect(form.errors['meets']).toBeUndefined()
  })

  test('says so when nothing stands there any more', () => {
    const { errors } = again({ agreed: 'a' }, { agreed: '' }, { agreed: 'b' })

    expect(errors['agreed']).toContain('Now nothing stands there.')
  })

  test('is kept when it is sent as it is, and takes nobody’s words but those that it shows', () => {
    fc.assert(
      fc.property(fields, fields, fields, (begun, there, sent) => {
        if (kept(sent, there, begun)) return
        const form = again(begun, there, sent)
        const changed = changedAlone(
          { agreed: form.given['agreed']!, meets: form.given['meets']! },
          there,
          form.began,
        )
        for (const name of changed) expect(same(sent[name], begun[name])).toBe(false)
        expect(changed.length).toBeGreaterThan(0)
      }),
    )
  })

  test('carries signs that can be read back', () => {
    const signs = beganWith({ agreed: 'a' })

    expect(beganIn({ 'began.agreed': signs['agreed']!, agreed: 'a' })).toEqual(signs)
  })
})
