import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { someRoster } from '../../../../test/oneroster.ts'
import { complete } from './complete.ts'
import { fillers, withoutFillers } from './fillers.ts'

test('what was filled in on the way out is gone again, and nothing else', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      const bare = { ...roster, courses: [], sessions: [] }

      const home = withoutFillers(complete(bare))

      expect(home.courses).toEqual([])
      expect(home.sessions).toEqual([])
      expect(home.people).toEqual(roster.people)
      const own = new Set<string>(Object.values(fillers))
      const ids = (things: readonly { readonly sourceId: string }[]) =>
        things.map(({ sourceId }) => sourceId).filter((id) => !own.has(id))
      expect(ids(withoutFillers(roster).courses)).toEqual(ids(roster.courses))
      expect(ids(withoutFillers(roster).sessions)).toEqual(ids(roster.sessions))
    }),
  )
})

test('a class still names what was filled in for it, so that it can be told from one that lost its course', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      const home = withoutFillers(complete({ ...roster, courses: [], sessions: [] }))

      for (const one of home.classes) {
        expect(one.course).toBe(fillers.course)
        expect(one.sessions).toEqual([fillers.session])
      }
    }),
  )
})
