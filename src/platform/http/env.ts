import type { Say } from '../i18n/say.ts'
import type { Here, Tab } from '../ui/context.ts'
import type { Theme } from '../ui/theme.ts'

declare module 'hono' {
  /** What every handler finds beside its request. */
  interface ContextVariableMap {
    secureHeadersNonce?: string
    /** Names this request in the log. */
    requestId: string
    say: Say
    theme: Theme
    asset: (name: string) => string
    tabs?: readonly Tab[]
    me?: NonNullable<Here['me']>
  }
}
