import { importsOf } from './imports.ts'
import { fileOf, type Law } from './law.ts'
import { nameOf, offence, type Node, type Source } from './source.ts'

export const noDefaultExports: Law = {
  law: 'nothing is exported by default',
  offences: (code) =>
    code.flatMap((source) =>
      source.body
        .filter((node) => node.type === 'ExportDefaultDeclaration' || exportsAsDefault(node))
        .map((node) => offence(source, node, 'exports a default')),
    ),
  planted: [
    { 'src/learning/goals/goal.ts': 'export default function goal() {}' },
    { 'src/learning/goals/goal.ts': 'const goal = 1\nexport { goal as default }' },
    { 'src/learning/goals/goal.ts': "export { default } from './other.ts'" },
  ],
}

function exportsAsDefault({ type, specifiers }: Node): boolean {
  if (type !== 'ExportNamedDeclaration') return false
  return (specifiers as readonly Node[]).some(({ exported }) => nameOf(exported) === 'default')
}

const namesThatSayNothing = [
  'helpers',
  'helper',
  'utils',
  'util',
  'services',
  'common',
  'misc',
  'shared',
  'lib',
  'managers',
]

export const namesThatMean: Law = {
  law: 'every folder and file is called after what it means, in kebab-case',
  offences: (code) =>
    code.flatMap((source) =>
      source.path
        .split('/')
        .slice(1)
        .map((name) => name.replace(/\.tsx?$/, ''))
        .filter(
          (name) => namesThatSayNothing.includes(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name),
        )
        .map((name) => offence(source, { start: 0 }, `“${name}” is no name here`)),
    ),
  planted: [
    { 'src/learning/helpers/goal.ts': '' },
    { 'src/platform/utils/text.ts': '' },
    { 'src/services/goal.ts': '' },
    { 'src/learning/goals/common/goal.ts': '' },
    { 'src/learning/goals/utils.ts': '' },
    { 'src/learning/goals/GoalPage.tsx': '' },
    { 'src/learning/goals/goal_page.tsx': '' },
  ],
}

/** What the package gives out as `kith/matching`: a door needs a threshold. */
const doors: readonly string[] = ['src/matching/index.ts']

export const noBarrels: Law = {
  law: 'no file only passes on what others hold',
  offences: (code) =>
    code.flatMap((source) => {
      if (doors.includes(source.path)) return []
      const passed = source.body.filter(passesOn)
      const isBarrel =
        /^index\.tsx?$/.test(fileOf(source.path)) ||
        passed.some(({ type }) => type === 'ExportAllDeclaration') ||
        (passed.length > 0 && passed.length === source.body.length)
      return isBarrel ? [offence(source, { start: 0 }, 'is a barrel')] : []
    }),
  planted: [
    { 'src/learning/goals/all.ts': "export { a } from './a.ts'\nexport { b } from './b.ts'" },
    { 'src/learning/goals/index.ts': 'export const goal = 1' },
    { 'src/learning/goals/goal.ts': "export * from './a.ts'\nexport const goal = 1" },
    { 'src/learning/goals/goal.ts': "export * as all from './a.ts'" },
  ],
}

function passesOn({ type, source }: Node): boolean {
  return type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && Boolean(source))
}

const mostLines = 300

export const shortFiles: Law = {
  law: `no file is longer than ${mostLines} lines, but for tables, words and what the walls are made of, which are lists`,
  offences: (code) =>
    code
      .filter(({ path }) => !['tables.ts', 'words.ts', 'made.ts'].includes(fileOf(path)))
      .filter((source) => linesIn(source) > mostLines)
      .map((source) =>
        offence(source, { start: source.text.length }, `has ${linesIn(source)} lines`),
      ),
  planted: [{ 'src/learning/goals/goal.ts': '// a line\n'.repeat(mostLines + 1) }],
  innocent: [
    { 'src/learning/goals/goal.ts': '// a line\n'.repeat(mostLines) },
    { 'src/learning/goals/words.ts': '// a line\n'.repeat(mostLines + 1) },
  ],
}

function linesIn({ text }: Source): number {
  return text.replace(/\n$/, '').split('\n').length
}

export const pgStaysInside: Law = {
  law: 'the driver of the database is known in its folder alone, and to who opens the house',
  offences: (code) =>
    code
      .flatMap(importsOf)
      .filter(({ to }) => to === 'pg' || to.startsWith('pg/') || to.startsWith('pg-'))
      .filter(({ from }) => !from.path.startsWith('src/platform/db/'))
      .map(({ from, to, start }) => offence(from, { start }, `uses ${to}`)),
  planted: [
    { 'src/learning/goals/store.ts': "import { Client } from 'pg'" },
    { 'src/learning/goals/store.ts': "import type { ClientBase } from 'pg'" },
    { 'src/platform/jobs/store.ts': "const { Client } = await import('pg')" },
  ],
  except: { 'src/opening.ts': 'looks whether both walls stand before the pools are made' },
}
