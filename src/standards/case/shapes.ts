/** How one key of a CASE object is written. */
export type Kind =
  | 'text'
  | 'texts'
  | 'moment'
  | 'day'
  | 'whole'
  | 'number'
  | 'link'
  | 'links'
  | 'node'
  | 'reference'
  | 'free'
  | 'frees'

/**
 * What CASE 1.1 lets stand in one of its objects. All of them carry an identifier, a uri and a
 * lastChangeDateTime besides. `needs` are the texts that may be empty but not missing; `drops` are
 * keys that belong outside a package and repeat inside it what is known.
 *
 * CASE 1.0 is read by the same shapes: 1.1 added keys and changed none.
 */
export interface Shape {
  readonly keys: Readonly<Record<string, Kind>>
  readonly needs?: readonly string[]
  readonly lists?: Readonly<Record<string, Shape>>
  readonly drops?: readonly string[]
}

export const documentShape: Shape = {
  keys: {
    frameworkType: 'text',
    creator: 'text',
    title: 'text',
    officialSourceURL: 'text',
    publisher: 'text',
    description: 'text',
    subject: 'texts',
    subjectURI: 'links',
    language: 'text',
    version: 'text',
    adoptionStatus: 'text',
    statusStartDate: 'day',
    statusEndDate: 'day',
    licenseURI: 'link',
    notes: 'text',
    extensions: 'free',
  },
  needs: ['creator', 'title'],
  drops: ['CFPackageURI', 'caseVersion'],
}

export const itemShape: Shape = {
  keys: {
    fullStatement: 'text',
    alternativeLabel: 'text',
    CFItemType: 'text',
    humanCodingScheme: 'text',
    listEnumeration: 'text',
    abbreviatedStatement: 'text',
    conceptKeywords: 'texts',
    conceptKeywordsURI: 'link',
    notes: 'text',
    subject: 'texts',
    subjectURI: 'links',
    language: 'text',
    educationLevel: 'texts',
    CFItemTypeURI: 'link',
    licenseURI: 'link',
    statusStartDate: 'day',
    statusEndDate: 'day',
    extensions: 'free',
  },
  drops: ['CFDocumentURI', 'CFItemAssociationURI'],
}

export const associationShape: Shape = {
  keys: {
    associationType: 'text',
    sequenceNumber: 'whole',
    originNodeURI: 'node',
    destinationNodeURI: 'node',
    CFAssociationGroupingURI: 'link',
    notes: 'text',
    extensions: 'free',
  },
  drops: ['CFDocumentURI'],
}

const named: Shape['keys'] = { title: 'text', description: 'text', extensions: 'free' }
const coded: Shape['keys'] = { ...named, hierarchyCode: 'text' }

export const definitionShapes: Readonly<Record<string, Shape>> = {
  CFConcepts: { keys: { ...coded, keywords: 'text' }, needs: ['title', 'hierarchyCode'] },
  CFSubjects: { keys: coded, needs: ['title', 'hierarchyCode'] },
  CFLicenses: { keys: { ...named, licenseText: 'text' }, needs: ['title', 'licenseText'] },
  CFItemTypes: {
    keys: { ...coded, typeCode: 'text' },
    needs: ['title', 'description', 'hierarchyCode'],
  },
  CFAssociationGroupings: { keys: named, needs: ['title'] },
}

const levelShape: Shape = {
  keys: {
    description: 'text',
    quality: 'text',
    score: 'number',
    feedback: 'text',
    position: 'whole',
    rubricCriterionId: 'reference',
    extensions: 'frees',
  },
}

const criterionShape: Shape = {
  keys: {
    category: 'text',
    description: 'text',
    CFItemURI: 'link',
    weight: 'number',
    position: 'whole',
    rubricId: 'reference',
    extensions: 'free',
  },
  lists: { CFRubricCriterionLevels: levelShape },
}

export const rubricShape: Shape = {
  keys: named,
  lists: { CFRubricCriteria: criterionShape },
  drops: ['CFDocumentURI'],
}
