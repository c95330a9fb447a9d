import type { Law } from './law.ts'
import { isNode, nameOf, nodesIn, offence, type Node } from './source.ts'

/** Nobody looks or acts in nobody's name: whoever takes the database takes next the viewer for whom it is asked. */
export const viewers: Law = {
  law: 'whatever a subject does with the database, it does for a viewer',
  offences: (code) =>
    code
      .filter(({ path }) => /^src\/(people|learning|practice|network|standards)\//.test(path))
      .flatMap((source) =>
        source.body
          .filter(({ type }) => type === 'ExportNamedDeclaration')
          .flatMap(({ declaration }) => (isNode(declaration) ? [declaration] : []))
          .filter((node) => node.type === 'FunctionDeclaration' && takesDatabase(node))
          .filter(
            (node) =>
              typeOfParameter(node, 1) !== 'Viewer' && !beforeAnyViewer.has(nameOf(node['id'])!),
          )
          .map((node) =>
            offence(source, node, `${nameOf(node['id'])} takes no viewer after the database`),
          ),
      ),
  planted: [
    {
      'src/learning/goals/actions.ts':
        'export async function readGoals(db: Database, person: string): Promise<void> {}',
    },
    { 'src/learning/goals/actions.ts': 'export async function readGoals(db: Database) {}' },
  ],
  innocent: [
    {
      'src/learning/goals/actions.ts':
        'export async function readGoals(db: Database, viewer: Viewer) {}\nfunction own(db: Database) {}',
    },
  ],
}

/** What is done before there is a viewer, or by the operator at the machine; with the reason. */
export const beforeAnyViewer: ReadonlyMap<string, string> = new Map([
  ['present', 'makes the viewer'],
  ['foundOrganisation', 'founds the network that a viewer would belong to'],
  ['organisationsNamed', 'the operator finds an organisation by its name'],
  ['findSomebody', 'the operator finds a person by their name'],
  ['everybodyNamed', 'the operator finds people by their name'],
  ['everyRoleOf', 'the operator tells people of one name apart'],
  ['timeZoneFor', 'asked before a school is founded'],
  ['isServerEmpty', 'asked before anything is founded'],
  ['foundFirst', 'founds the first network'],
  ['importPublicFramework', 'the operator brings in what is for everybody'],
  ['exportAnyFramework', 'the operator takes out what is for anybody'],
])

function takesDatabase(node: Node): boolean {
  return typeOfParameter(node, 0) === 'Database'
}

function typeOfParameter(node: Node, at: number): string | undefined {
  const parameter = (node['params'] as readonly Node[])[at]
  const written = [...nodesIn(parameter?.['typeAnnotation'])]
  return nameOf(written.find(({ type }) => type === 'TSTypeReference')?.['typeName'])
}
