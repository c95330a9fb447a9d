import type { Child } from 'hono/jsx'
import { locales } from '../i18n/locale.ts'
import { useHere } from './context.ts'
import { themes } from './theme.ts'
import type { Theme } from './theme.ts'
import { uiWords } from './words.ts'

const themeWords = { auto: uiWords.themeAuto, light: uiWords.themeLight, dark: uiWords.themeDark }

/** The foot of every page: in which language and colours it is read. One tap changes either. */
export function Footer() {
  const { say, theme, path } = useHere()
  return (
    <footer class="foot">
      <form class="foot-in" action="/reading" method="post" data-whole="">
        <input type="hidden" name="back" value={path} />
        <Setting title={say(uiWords.language)}>
          {locales.map(({ tag, name }) => (
            <Way name="language" value={tag} lang={tag} chosen={tag === say.locale.tag}>
              {name}
            </Way>
          ))}
        </Setting>
        <Setting title={say(uiWords.theme)}>
          {themes.map((each: Theme) => (
            <Way name="theme" value={each} chosen={each === theme}>
              {say(themeWords[each])}
            </Way>
          ))}
        </Setting>
      </form>
    </footer>
  )
}

function Setting({ title, children }: { title: string; children?: Child }) {
  return (
    <fieldset class="setting">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

interface WayProps {
  name: string
  value: string
  chosen: boolean
  lang?: string
  children: string
}

function Way({ chosen, children, ...rest }: WayProps) {
  return (
    <button type="submit" aria-pressed={chosen ? 'true' : 'false'} {...rest}>
      {children}
    </button>
  )
}
