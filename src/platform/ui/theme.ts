/** The colours a reader asked for; `auto` follows their device. */
export type Theme = 'auto' | 'light' | 'dark'

/** Fewer words and larger targets, for the youngest. */
export type Mode = 'younger'

export const themes: readonly Theme[] = ['auto', 'light', 'dark']

/** The theme with this name; `auto` for one we do not have. */
export function themeOf(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'auto'
}
