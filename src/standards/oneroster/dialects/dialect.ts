import { sheets1p1 } from './oneroster-1p1.ts'
import { sheets1p2 } from './oneroster-1p2.ts'
import { sheetsSds1 } from './sds-1.ts'
import { sheetsSds2, sheetsSds2p1 } from './sds-2.ts'
import type { Sheet } from '../reading/row.ts'
import { fold } from './vocabulary.ts'

/** A way of writing a roster, and the files that it writes. */
export interface Dialect {
  readonly name: DialectName
  readonly sheets: readonly Sheet[]
  readonly hasManifest: boolean
}

export type DialectName =
  | 'OneRoster 1.1'
  | 'OneRoster 1.2'
  | 'School Data Sync 1'
  | 'School Data Sync 2'
  | 'School Data Sync 2.1'

const dialects: Readonly<Record<DialectName, Dialect>> = {
  'OneRoster 1.1': { name: 'OneRoster 1.1', sheets: sheets1p1, hasManifest: true },
  'OneRoster 1.2': { name: 'OneRoster 1.2', sheets: sheets1p2, hasManifest: true },
  'School Data Sync 1': { name: 'School Data Sync 1', sheets: sheetsSds1, hasManifest: false },
  'School Data Sync 2': { name: 'School Data Sync 2', sheets: sheetsSds2, hasManifest: false },
  'School Data Sync 2.1': {
    name: 'School Data Sync 2.1',
    sheets: sheetsSds2p1,
    hasManifest: false,
  },
}

/** What tells the dialects apart. */
export interface Traits {
  /** Names of the files, without their endings. */
  readonly files: readonly string[]
  readonly userHeadings: readonly string[]
  readonly roleHeadings: readonly string[]
  /** What the manifest says, if there is one and it says it. */
  readonly version?: string
}

/**
 * The dialect of a set of files: by its files, then by what its manifest says, then by headings that
 * only one of them has.
 */
export function dialectOf({ files, userHeadings, roleHeadings, version }: Traits): Dialect {
  const names = new Set(files.map(fold))
  if (isSds1(names)) return dialects['School Data Sync 1']
  if (names.has('roles')) {
    const isSds = version === undefined && !roleHeadings.map(fold).includes('roletype')
    return dialects[isSds ? 'School Data Sync 2.1' : 'OneRoster 1.2']
  }
  return dialects[withoutRoles(new Set(userHeadings.map(fold)), version)]
}

/** Files of people tell it apart, and where nobody is listed any other of its files. */
function isSds1(names: ReadonlySet<string>): boolean {
  if (names.has('student') || names.has('teacher')) return true
  return !names.has('users') && sheetsSds1.some(({ file }) => names.has(fold(file)))
}

/** Without a file of roles, a person's row gives the role, or nothing does. */
function withoutRoles(users: ReadonlySet<string>, version: string | undefined): DialectName {
  if (version?.startsWith('1.2') && !users.has('role')) return 'OneRoster 1.2'
  const isSds = version === undefined && users.has('role') && !users.has('enableduser')
  return isSds ? 'School Data Sync 2' : 'OneRoster 1.1'
}

/** Files that are read beside others, and are no roster by themselves. */
export const besideFileNames: ReadonlySet<string> = new Set(['manifest', 'demographics'])

/** Every file that some dialect reads, and the manifest. */
export const rosterFileNames: ReadonlySet<string> = new Set([
  'manifest',
  ...Object.values(dialects).flatMap(({ sheets }) => sheets.map(({ file }) => fold(file))),
])

/** Files of the standards that Kith passes over on purpose: marks, materials, sign-ins, origins, needs. */
export const unkeptFileNames: ReadonlySet<string> = new Set(
  [
    'categories',
    'classResources',
    'courseResources',
    'lineItemLearningObjectiveIds',
    'lineItems',
    'lineItemScoreScales',
    'resources',
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'scoreScales',
    'userProfiles',
    'userResources',
    'userFlags',
    'periods',
    'subjects',
    'gradingPeriods',
    'terms',
  ].map(fold),
)

/** The name of a file without its ending, or nothing if its ending is of no file of a roster. */
export function stemOf(name: string): string | undefined {
  return /^(.+)\.(?:csv|tsv|txt|json)$/i.exec(name)?.[1]
}
