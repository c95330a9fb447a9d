import type { Law } from './law.ts'
import { isNode, nameOf, offence, pieceOf, textOf, type Node } from './source.ts'

/** The attributes, of elements and of our own parts, whose text a person reads or hears. */
const heard = [
  'title',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'hint',
  'says',
  'does',
  'error',
  'summary',
]

/** Every string that people see or hear comes from a catalogue, in the reader's own language. */
export const saidInWords: Law = {
  law: 'what people read in a page is said in words of a catalogue',
  offences: (code) =>
    code
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap((source) =>
        source.nodes
          .flatMap(shownBy)
          .flatMap(literalsIn)
          .filter(({ text }) => /\p{L}/u.test(text))
          .map(({ node, text }) => offence(source, node, `says “${text.trim()}”`)),
      ),
  planted: [
    '<p>Hello</p>',
    '<p>\n  two {words} here\n</p>',
    "<p>{'Hello'}</p>",
    '<p>{`Hello ${name}`}</p>',
    "<p>{isOpen ? 'open' : say(words.closed)}</p>",
    "<p>{name || 'nobody'}</p>",
    "<p>{'by ' + name}</p>",
    '<><b>Kia ora</b></>',
    '<img alt="A hill" />',
    '<input placeholder="Your name" />',
    "<nav aria-label={'Ways'} />",
    '<Field label={`Name of ${who}`} />',
    "<Layout title={isNew ? 'New' : title} />",
    '<Field hint="At most five" />',
    '<p>{people.map((one) => <b>and {one}</b>)}</p>',
    '<p>مرحبا</p>',
  ].map((jsx) => ({ 'src/learning/goals/pages.tsx': `export const page = ${jsx}` })),
  innocent: [
    '<p class="soft">{say(words.hello, { name: "x" })} · {count} – {1}</p>',
    '<input name="title" type="text" value={`goal-${id}`} />',
    "<p>{kind === 'open' ? say(words.open) : null}</p>",
    "<p>{kind === 'open' && say(words.open)}</p>",
    '<Field label={labels["name"]} />',
  ].map((jsx) => ({ 'src/learning/goals/pages.tsx': `export const page = ${jsx}` })),
}

/** The parts of an element that are shown: its text, what is put among it, and the attributes that are heard. */
function shownBy(node: Node): readonly unknown[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return node['children'] as unknown[]
  if (node.type !== 'JSXAttribute') return []
  const name = (node['name'] as Node)['name']
  return typeof name === 'string' && heard.includes(name) ? [node['value']] : []
}

interface Literal {
  readonly node: Node
  readonly text: string
}

/** What stands literally in something shown, or may come out of it. */
function literalsIn(thing: unknown): readonly Literal[] {
  if (!isNode(thing)) return []
  if (thing.type === 'TemplateLiteral') {
    return [{ node: thing, text: (thing['quasis'] as Node[]).map(pieceOf).join(' ') }]
  }
  const { value } = thing
  const isText = ['JSXText', 'Literal'].includes(thing.type) && typeof value === 'string'
  if (isText) return [{ node: thing, text: value }]
  return outcomesOf(thing).flatMap((part) => literalsIn(thing[part]))
}

const outcomes = new Map([
  ['JSXExpressionContainer', ['expression']],
  ['ConditionalExpression', ['consequent', 'alternate']],
  ['LogicalExpression', ['left', 'right']],
  ['BinaryExpression', ['left', 'right']],
])

/** The parts of an expression that may come out of it: of a comparison, neither side. */
function outcomesOf({ type, operator }: Node): readonly string[] {
  if (type === 'BinaryExpression' && operator !== '+') return []
  return outcomes.get(type) ?? []
}

/** The words of a subject stand in one file: a second one would take the place of the first, word for word. */
export const wordsOfOneSubject: Law = {
  law: 'no two files define the words of one subject',
  offences: (code) => {
    const defined = code.flatMap((source) =>
      source.nodes
        .filter(
          (node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'defineWords',
        )
        .map((node) => ({ source, node, subject: textOf((node['arguments'] as Node[])[0]) })),
    )
    return [...Map.groupBy(defined, ({ subject }) => subject).values()]
      .filter((same) => same.length > 1)
      .flatMap((same) => same.map((one) => offence(one.source, one.node, `defines ${one.subject}`)))
  },
  planted: [
    {
      'src/learning/goals/words.ts': "export const goalWords = defineWords('goals', { a: 'A' })",
      'src/learning/ideas/words.ts': "export const ideaWords = defineWords('goals', { a: 'B' })",
    },
  ],
}
