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
import { refusedInFull } from './refused.ts'
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
      for (const file of given.words) {
        const one = await refusedAfter(taken, () => takeIn(site, file, org))
        taken.push(one)
        if (!json) report(one).forEach(given.print)
      }
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

/** One file after others: what came in before it stays in, and its refusal says so. */
function refusedAfter(taken: readonly Taken[], work: () => Promise<Taken>): Promise<Taken> {
  return refusedInFull((refusal) => {
    const problems = refusal instanceof NoFramework ? refusal.problems : []
    return { json: { frameworks: taken, problems }, lines: problems.slice(0, -1).map(lineOf) }
  }, work)
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
