import { displayName } from '../../../people/persons/person.ts'
import type { RosterPerson } from '../roster.ts'

/** How somebody is called here. Whoever was added by hand may have nothing but the name they are called by. */
export interface OurNames {
  readonly givenName: string
  readonly familyName: string
  readonly displayName: string
}

type WrittenNames = Pick<
  RosterPerson,
  'givenName' | 'familyName' | 'preferredGivenName' | 'preferredFamilyName'
>

/** The names of somebody in a roster, such that who reads it calls them as they are called here. */
export function writtenNames({
  givenName,
  familyName,
  displayName: called,
}: OurNames): WrittenNames {
  const none = { preferredGivenName: '', preferredFamilyName: '' }
  if (givenName === '' && familyName === '') return { givenName: called, familyName, ...none }
  if (displayName(givenName, familyName) === called) return { givenName, familyName, ...none }
  return { givenName, familyName, ...preferred(called, { givenName, familyName }) }
}

/** A name of one's own choosing, in two parts: one of them as it is in the record, if it can be. */
function preferred(
  called: string,
  { givenName, familyName }: Pick<OurNames, 'givenName' | 'familyName'>,
): Pick<WrittenNames, 'preferredGivenName' | 'preferredFamilyName'> {
  if (familyName === '') return { preferredGivenName: called, preferredFamilyName: '' }
  if (givenName === '') return { preferredGivenName: '', preferredFamilyName: called }
  if (called.endsWith(` ${familyName}`)) {
    const first = called.slice(0, -familyName.length - 1)
    return { preferredGivenName: first, preferredFamilyName: '' }
  }
  if (called.startsWith(`${givenName} `)) {
    const last = called.slice(givenName.length + 1)
    return { preferredGivenName: '', preferredFamilyName: last }
  }
  const [first = '', ...rest] = called.split(' ')
  return { preferredGivenName: first, preferredFamilyName: rest.join(' ') }
}

/** How somebody is called by what a roster says of their names. */
export function calledBy(names: WrittenNames): string {
  const given = names.preferredGivenName || names.givenName
  return displayName(given, names.preferredFamilyName || names.familyName)
}
