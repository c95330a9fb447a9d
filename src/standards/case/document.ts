import type { Foreign, Framework } from '../../learning/frameworks/framework.ts'
import { said } from '../../platform/i18n/word.ts'
import type { Json } from './json.ts'
import type { Thing } from './tidy.ts'
import type { Problems } from './problem.ts'
import { caseWords } from './words.ts'

/** What a CFDocument says of the framework itself. */
export type FrameworkItself = Omit<Framework, 'competencies' | 'links' | 'foreign'>

export function frameworkOf(
  document: Thing,
  problems: Problems,
): FrameworkItself & { rest: Foreign } {
  const { identifier, uri, title, creator, language, adoptionStatus, lastChangeDateTime, ...rest } =
    document as Thing & Partial<Record<string, string>>
  return {
    identifier,
    uri,
    title: fitTitle(title ?? '', uri, problems),
    creator: creator ?? '',
    ...(language === undefined ? {} : { language }),
    ...(adoptionStatus === undefined ? {} : { status: adoptionStatus }),
    changedAt: lastChangeDateTime,
    rest,
  }
}

export function documentOf(framework: Framework, rest: Foreign): Json {
  return {
    identifier: framework.identifier,
    uri: framework.uri,
    caseVersion: '1.1',
    title: framework.title,
    creator: framework.creator,
    ...(framework.language === undefined ? {} : { language: framework.language }),
    ...(framework.status === undefined ? {} : { adoptionStatus: framework.status }),
    ...rest,
    lastChangeDateTime: framework.changedAt ?? longAgo,
  }
}

/** The date of what has none. */
export const longAgo = '1970-01-01T00:00:00.000Z'

const longestTitle = 500

function fitTitle(title: string, uri: string, problems: Problems): string {
  const path = 'CFDocument.title'
  if (title.trim() === '') {
    problems.add(path, said(caseWords.noTitle, {}))
    return uri.slice(0, longestTitle)
  }
  if (title.length <= longestTitle) return title
  problems.add(path, said(caseWords.longTitle, { limit: longestTitle }))
  return title.slice(0, longestTitle).toWellFormed()
}
