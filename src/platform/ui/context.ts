import { createContext, useContext } from 'hono/jsx'
import { english } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import type { Say } from '../i18n/say.ts'
import type { Mode, Theme } from './theme.ts'
import type { Someone } from './person.tsx'

/** What every part of a page may ask about the reader and the place they are in. */
export interface Here {
  /** Speaks the reader's language. */
  readonly say: Say
  /** The nonce of this answer's content security policy. */
  readonly nonce: string
  /** The path and query of this page, as the reader's browser shows them. */
  readonly path: string
  readonly theme: Theme
  readonly mode?: Mode | undefined
  /** The address of a built file: `main.js`, `kith.css`, `icon.svg`. */
  readonly asset: (name: string) => string
  /** The ways at the top of the page; none before signing in. */
  readonly tabs: readonly Tab[]
  /** The reader, once signed in, and the page about them. */
  readonly me?: (Someone & { readonly id?: string; readonly href: string }) | undefined
  /** What the reader's last deed did, said once. */
  readonly notice?: string | undefined
}

export interface Tab {
  readonly href: string
  readonly label: string
}

const nowhere: Here = {
  say: speaker(english),
  nonce: '',
  path: '/',
  theme: 'auto',
  asset: (name) => `/assets/${name}`,
  tabs: [],
}

export const HereContext = createContext<Here>(nowhere)

export function useHere(): Here {
  return useContext(HereContext)
}

export function useSay(): Say {
  return useContext(HereContext).say
}
