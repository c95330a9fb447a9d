import { icons } from './marks-icons.ts'
import { pictures } from './marks-pictures.ts'
import { states } from './marks-states.ts'

/** A drawing in a box of its own: plain SVG that draws with `currentColor`. */
export interface Drawing {
  /** The side of the square it is drawn in. */
  readonly box: number
  readonly lines: string
}

export type StateName = keyof typeof states
export type IconName = keyof typeof icons
export type PictureName = keyof typeof pictures
export type MarkName = StateName | IconName | PictureName

export const stateNames = Object.keys(states) as StateName[]
export const iconNames = Object.keys(icons) as IconName[]
export const pictureNames = Object.keys(pictures) as PictureName[]

const drawings: Readonly<Record<string, Drawing>> = { ...states, ...icons, ...pictures }

export function isPicture(name: string | null | undefined): name is PictureName {
  return name != null && Object.hasOwn(pictures, name)
}

/**
 * The symbols that this HTML draws with, each once, as a hidden sprite.
 *
 * They travel inside the page. A file beside it would be one more wait before the first mark shows,
 * and under `default-src 'none'` browsers disagree about which rule lets `<use>` fetch it. Inside,
 * they need no rule and no JavaScript, take the colour of the text around them, and print.
 */
export function spriteFor(html: string): string {
  const used = new Set(
    [...html.matchAll(/<use href="#m-([a-z]+)"/g)].map((match) => match[1] ?? ''),
  )
  const symbols = [...used].toSorted().map(symbol).join('')
  return symbols && `<svg id="marks" class="sprite" aria-hidden="true">${symbols}</svg>`
}

function symbol(name: string): string {
  const drawing = Object.hasOwn(drawings, name) ? drawings[name] : undefined
  if (!drawing) return ''
  return `<symbol id="m-${name}" viewBox="0 0 ${drawing.box} ${drawing.box}">${drawing.lines}</symbol>`
}
