import {
  importFramework,
  importPublicFramework,
  type Imported,
} from '../learning/frameworks/importing.ts'
import { stewardOf } from '../people/organisations/actions.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { whenIn } from '../platform/day.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import { readCaseFile } from '../standards/case/file.ts'
import type { Command } from './command.ts'
import { organisationNamed } from './organisation.ts'
import { RefusedInFull, sentenceOf } from './refused.ts'
import { withSite } from './with-site.ts'
import { cliWords } from './words.ts'
import { helpWords } from './help-words.ts'

const say = speaker(english)

export const importFrameworkCommand: Command = {
  name: 'import framework',
  usage: 'FILE [FILE …] [--org NAME] [--json]',
  does: helpWords.importFramework,
  example: 'import framework mathematics.json --org "Awa Street School"',
  options: {
    org: { type: 'string', says: helpWords.importFrameworkOrg },
    json: { type: 'boolean', says: helpWords.importJson },
  },
  takes: [1, 100],
  async run(given) {
    const { org: name, json } = given.options
    await withSite(given, async (site) => {
      const org = typeof name === 'string' ? await organisationNamed(site, name) : undefined
      const taken: Taken[] = []
      const failed: Failed[] = []
      for (const file of given.words) {
        const one = await tried(file, () => takeIn(site, file, org))
        if ('error' in one) failed.push(one)
        else {
          taken.push(one)
          if (!json) report(one).forEach(given.print)
        }
      }
      if (failed.length > 0) throw refusedOf(given.words.length, { taken, failed })
      if (json) given.print(JSON.stringify(taken.length === 1 ? taken[0] : { frameworks: taken }))
    })
  },
}

interface Taken extends Imported {
  readonly file: string
  readonly problems: readonly { readonly path: string; readonly says: string }[]
}

async function takeIn(
  site: Site,
  file: string,
  org: NamedOrganisation | undefined,
): Promise<Taken> {
  const { framework, problems } = await readCaseFile(file)
  const told = problems.map((problem) => ({ path: problem.path, says: say.said(problem.said) }))
  if (!framework) throw new NoFramework(file, told)
  const { timeZone } = org ?? Intl.DateTimeFormat().resolvedOptions()
  const when = whenIn(timeZone, site.now())
  const imported = org
    ? await importFramework(site.db, stewardOf(org), framework, when)
    : await importPublicFramework(site.db, framework, when)
  return { file, ...imported, problems: told }
}

class NoFramework extends Refusal {
  override name = 'NoFramework'
  readonly problems: Taken['problems']

  constructor(file: string, problems: Taken['problems']) {
    super('invalid', said(cliWords.noFramework, { file, reason: problems.at(-1)?.says ?? '' }))
    this.problems = problems
  }
}

/** A file of which nothing came in, and why. */
interface Failed extends Pick<Taken, 'file' | 'problems'> {
  readonly error: unknown
  readonly refused: string
}

/** One file of several: what is refused keeps none of the others out. @throws what is no refusal, but a bug. */
async function tried(file: string, work: () => Promise<Taken>): Promise<Taken | Failed> {
  try {
    return await work()
  } catch (error) {
    const problems = error instanceof NoFramework ? error.problems : []
    return { file, error, refused: sentenceOf(error), problems }
  }
}

/** The refusal of a call, with what came in all the same, and every file that did not. */
function refusedOf(
  files: number,
  { taken, failed }: { readonly taken: readonly Taken[]; readonly failed: readonly Failed[] },
): unknown {
  const [only] = failed
  const problems = failed.flatMap((one) => one.problems)
  const told = failed.map(({ error: _error, ...one }) => one)
  const json = { frameworks: taken, failed: told, problems }
  if (files === 1 && only) {
    const lines = problems.slice(0, -1).map(lineOf)
    return only.error instanceof Refusal
      ? new RefusedInFull(only.error, { json, lines })
      : only.error
  }
  const names = failed.map(({ file }) => file).join(', ')
  const sentence = said(cliWords.failedFrameworks, { failed: failed.length, files, names })
  const lines = failed.flatMap((one) => [
    `  ${one.file}: ${one.refused}`,
    ...one.problems.slice(0, -1).map((problem) => `  ${lineOf(problem)}`),
  ])
  return new RefusedInFull(new Refusal('invalid', sentence), { json, lines })
}

function report({ title, framework, competencies, links, problems }: Taken): string[] {
  return [
    title,
    `  ${say(cliWords.frameworkId, { id: framework })}`,
    `  ${say(cliWords.frameworkCompetencies, { counts: countsOf(competencies) })}`,
    `  ${say(cliWords.frameworkLinks, { counts: countsOf(links) })}`,
    ...problems.map(lineOf),
  ]
}

function lineOf({ path, says }: Taken['problems'][number]): string {
  return `  ${path}: ${says}`
}

function countsOf({ added, changed, same, ended }: Imported['links']): string {
  return say(cliWords.counts, { added, changed, same, ended })
}
