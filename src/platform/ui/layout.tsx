import type { Child } from 'hono/jsx'
import { useHere } from './context.ts'
import type { Tab } from './context.ts'
import { Footer } from './footer.tsx'
import { Mark } from './mark.tsx'
import { Person } from './person.tsx'
import { Toast } from './toast.tsx'
import { uiWords } from './words.ts'

interface LayoutProps {
  /** What this page is, for the tab of the browser and the list of places visited. */
  title: string
  /** `wide` for a grid or a map, `narrow` for one question. */
  width?: 'wide' | 'narrow' | undefined
  /** The answers of a form need another look: said first by the title. */
  wrong?: boolean | undefined
  /** For work that goes on: the page is fetched again after so many seconds, also without JavaScript. */
  refresh?: number | undefined
  /** A page to show on a wall: no header, no footer. */
  bare?: boolean | undefined
  children?: Child
}

/** The whole of a page around what it says: head, ways, reader, and what their last deed did. */
export function Layout({ title, width, wrong, refresh, bare, children }: LayoutProps) {
  const { say, theme, mode, notice, me } = useHere()
  return (
    <html lang={say.locale.tag} dir={say.locale.direction} data-theme={theme} data-mode={mode}>
      <Head title={wrong ? say(uiWords.wrongTitle, { page: title }) : title} refresh={refresh} />
      <body>
        <a class="skip" href="#main">
          {say(uiWords.skip)}
        </a>
        {!bare && <Header />}
        <div id="notices" class="notices" aria-live="polite" data-lost={say(uiWords.lost)}>
          {notice && <Toast>{notice}</Toast>}
        </div>
        <main
          id="main"
          class={width ? `page ${width}` : 'page'}
          tabindex={-1}
          data-person={me?.id}
          data-refresh={refresh}
        >
          {children}
        </main>
        {!bare && <Footer />}
      </body>
    </html>
  )
}

function Head({ title, refresh }: { title: string; refresh: number | undefined }) {
  const { say, nonce, asset } = useHere()
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{say(uiWords.titleOf, { page: title })}</title>
      <link rel="stylesheet" href={asset('kith.css')} />
      <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
      <script type="module" src={asset('main.js')} nonce={nonce}></script>
      {refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      )}
    </head>
  )
}

function Header() {
  const { say, tabs, me, path } = useHere()
  const current = currentTab(tabs, path)
  return (
    <header class="top">
      <div class="top-in">
        <a class="brand" href="/">
          <Mark of="kith" />
          {say(uiWords.kith)}
        </a>
        {tabs.length > 0 && (
          <nav class="tabs" aria-label={say(uiWords.mainTabs)}>
            {tabs.map(({ href, label }) => (
              <a href={href} aria-current={href === current?.href ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        {me && (
          <a class="me" href={me.href}>
            <span class="unseen">{say(uiWords.signedInAs, { name: me.name })}</span>
            <span class="row" aria-hidden="true">
              <Person person={me} />
            </span>
          </a>
        )}
      </div>
    </header>
  )
}

/** The tab that this path lies under: the longest that fits. */
export function currentTab(tabs: readonly Tab[], path: string): Tab | undefined {
  const place = path.split(/[?#]/, 1)[0] ?? path
  return tabs
    .filter(({ href }) => place === href || (href !== '/' && place.startsWith(`${href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
}
