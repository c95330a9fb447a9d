import { circles } from '../../learning/frameworks/circular.ts'
import type { Competency, LinkKind } from '../../learning/frameworks/framework.ts'
import { briefly } from '../../learning/frameworks/framework.ts'
import { said } from '../../platform/i18n/word.ts'
import type { PlacedLink } from './association.ts'
import type { Problems } from './problem.ts'
import { caseWords } from './words.ts'

/** Says every circle among what precedes what, and among what is part of what. */
export function sayCycles(
  competencies: readonly Competency[],
  links: readonly PlacedLink[],
  problems: Problems,
): void {
  const byIdentifier = new Map(competencies.map((one) => [one.identifier, one]))
  for (const [kind, word] of [
    ['precedes', caseWords.cycle],
    ['child-of', caseWords.treeCycle],
  ] as const) {
    const { edges, paths } = edgesOf(kind, links)
    for (const circle of circles([...byIdentifier.keys()], edges)) {
      const names = namesOf(circle.map((identifier) => byIdentifier.get(identifier)!))
      problems.add(firstPath(circle, paths), said(word, { names }))
    }
  }
}

function edgesOf(kind: LinkKind, links: readonly PlacedLink[]) {
  const edges: [string, string][] = []
  const paths: { from: string; to: string; path: string }[] = []
  for (const { link, path } of links) {
    if (link.kind !== kind || link.from === undefined || link.to === undefined) continue
    edges.push([link.from, link.to])
    paths.push({ from: link.from, to: link.to, path })
  }
  return { edges, paths }
}

function firstPath(
  circle: readonly string[],
  paths: readonly { from: string; to: string; path: string }[],
): string {
  const members = new Set(circle)
  return (
    paths.find(({ from, to }) => members.has(from) && members.has(to))?.path ?? 'CFAssociations'
  )
}

const namesSaid = 6

function namesOf(circle: readonly Competency[]): string {
  const names = circle
    .slice(0, namesSaid)
    .map(({ code, short, statement }) => code || short || briefly(statement, 60))
  return circle.length > namesSaid ? `${names.join(' → ')} …` : names.join(' → ')
}
