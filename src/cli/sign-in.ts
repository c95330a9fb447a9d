import { makeSignInLink } from '../people/accounts/actions.ts'
import type { Command } from './command.ts'
import { somebodyNamed } from './somebody.ts'
import { withSite } from './with-site.ts'
import { helpWords } from './help-words.ts'

export const signInCommand: Command = {
  name: 'sign-in',
  usage: 'PERSON [--json]',
  does: helpWords.signIn,
  example: 'sign-in "Aroha Tamihana"',
  options: { json: { type: 'boolean', says: helpWords.json } },
  takes: [1, 1],
  async run(given) {
    await withSite(given, async (site) => {
      const somebody = await somebodyNamed(site, given.words[0] ?? '')
      const token = await makeSignInLink(site, somebody)
      const link = `${site.origin}/sign-in/${token}`
      const json = { id: somebody.person, organisation: somebody.home, link, problems: [] }
      given.print(given.options['json'] === true ? JSON.stringify(json) : link)
    })
  },
}
