import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

interface Link {
  readonly source: string
  readonly target: string
}

/**
 * Makes the library links that an npm package cannot carry and that its install script, which need
 * not have run, would have made. Answers whether all of them are there now.
 */
export function completeLinks(home: string): boolean {
  const list = readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')
  return (JSON.parse(list) as Link[]).every((link) => completeLink(home, link))
}

function completeLink(home: string, { source, target }: Link): boolean {
  if (lstatSync(join(home, target), { throwIfNoEntry: false })) return true
  try {
    symlinkSync(relative(dirname(target), source), join(home, target))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}
