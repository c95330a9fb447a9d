import type { Law } from './law.ts'
import { nameOf, offence, type Node } from './source.ts'

/** Time, chance and the outside world are handed in, built once where the house is opened. */
export const environment: Law = {
  law: 'the environment is read in one place',
  offences: (code) => found(code, (node) => is(node, 'process.env')),
  planted: [
    { 'src/platform/config.ts': 'const port = process.env.PORT' },
    { 'src/learning/goals/actions.ts': "const port = process['env']['PORT']" },
    { 'src/platform/mail.ts': 'const { SMTP } = process.env' },
    { 'src/platform/mail.ts': "import { env } from 'node:process'" },
    { 'src/platform/mail.ts': 'const { env } = process' },
  ],
  except: {
    'src/main.ts': 'hands the environment to the command',
    'src/platform/db/embedded/launch.ts':
      'lends the path to a program that it starts, and nothing else',
    'src/platform/db/embedded/initdb.ts':
      'lends the path to a program that it starts, and nothing else',
  },
}

export const clock: Law = {
  law: 'nobody looks at a clock but the one who hands it out',
  offences: (code) =>
    found(code, (node) => {
      const isNew = node.type === 'NewExpression' && (node['arguments'] as unknown[]).length === 0
      if (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date') return true
      if (isNew && nameOf(node['callee']) === 'Date') return true
      return ['Date.now', 'performance.now', 'Temporal.Now'].some((name) => is(node, name))
    }),
  planted: [
    { 'src/learning/goals/actions.ts': 'const now = new Date()' },
    { 'src/learning/goals/actions.ts': 'const now = Date.now()' },
    { 'src/learning/goals/actions.ts': 'const clock = Date.now' },
    { 'src/learning/goals/actions.ts': 'const now = Date()' },
    { 'src/learning/goals/actions.ts': 'const now = Temporal.Now.instant()' },
    { 'src/learning/goals/actions.ts': 'const now = performance.now()' },
    { 'src/learning/goals/pages.tsx': 'const page = <p>{new Date().toISOString()}</p>' },
  ],
  innocent: [{ 'src/learning/goals/actions.ts': 'const then = new Date(0)' }],
  except: {
    'src/opening.ts': 'hands out the clock',
    'src/platform/db/embedded/start.ts': 'waits for another process, in the time of the machine',
  },
}

export const chance: Law = {
  law: 'nobody throws dice',
  offences: (code) => found(code, (node) => is(node, 'Math.random')),
  planted: [
    { 'src/matching/group.ts': 'const first = people[Math.floor(Math.random() * people.length)]' },
    { 'src/learning/goals/actions.ts': 'const dice = Math.random' },
  ],
  except: {
    'src/platform/db/database.ts':
      'two who met at a lock wait for unequal times; nobody sees the result',
    'src/platform/db/migrate.ts':
      'two who met at a lock wait for unequal times; nobody sees the result',
  },
}

function found(code: Parameters<Law['offences']>[0], isOffence: (node: Node) => boolean) {
  return code
    .filter(({ path }) => !path.startsWith('src/browser/'))
    .flatMap((source) =>
      source.nodes
        .filter(isOffence)
        .map((node) => offence(source, node, source.text.slice(node.start, node.start + 40))),
    )
}

/** Whether this is the member with that name, or takes it out of its object, or out of its module. */
function is(node: Node, name: string): boolean {
  const [object = '', member = ''] = name.split('.')
  if (node.type === 'MemberExpression') return nameOf(node) === name
  if (node.type === 'ImportDeclaration') {
    const from = (node['source'] as Node)['value']
    return (
      from === `node:${object}` &&
      (node['specifiers'] as Node[]).some((one) => nameOf(one['imported']) === member)
    )
  }
  if (node.type !== 'VariableDeclarator' || nameOf(node['init']) !== object) return false
  const { type, properties } = node['id'] as Node
  return (
    type === 'ObjectPattern' && (properties as Node[]).some(({ key }) => nameOf(key) === member)
  )
}
