import { addBirth } from '../reading/births.ts'
import { sheet } from '../reading/row.ts'

/**
 * When learners were born: of all that stands in this file, the one thing Kith has a use for, and of the day no
 * more than its month. The rest is read past, in every dialect that has the file.
 */
export const demographics = sheet({
  file: 'demographics',
  kinds: [],
  columns: {
    sourcedId: ['sourcedId', 'userSourcedId'],
    status: ['status'],
    birthDate: ['birthDate'],
  },
  needed: ['sourcedId'],
  days: ['birthDate'],
  ignored: [
    'sex',
    'americanIndianOrAlaskaNative',
    'asian',
    'blackOrAfricanAmerican',
    'nativeHawaiianOrOtherPacificIslander',
    'white',
    'demographicRaceTwoOrMoreRaces',
    'hispanicOrLatinoEthnicity',
    'countryOfBirthCode',
    'stateOfBirthAbbreviation',
    'cityOfBirth',
    'publicSchoolResidenceStatus',
    'birthCity',
    'birthState',
    'birthCountry',
    'ethnicityCodes',
    'raceCodes',
  ],
  take: addBirth,
})
