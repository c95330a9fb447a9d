import { Button } from '../../platform/ui/button.tsx'
import { locales } from '../../platform/i18n/locale.ts'
import { Choice, Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { Deed, Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Face } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import { accountWords } from '../accounts/words.ts'
import { WhoLooked } from '../safeguarding/parts.tsx'
import { pictures, type Self } from './person.ts'
import { personWords as words } from './words.ts'

const tints = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** How others see me, what I read in, and the way out. */
export function MePage({ self, errors = {} }: { self: Self; errors?: Errors }) {
  const say = useSay()
  return (
    <Layout title={say(words.title)} wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <header class="goal-head stack">
        <h1>{self.name}</h1>
        <p class="soft">{say(words.at, { home: self.homeName })}</p>
      </header>
      <Question id="face" title={say(words.face)} hint={say(words.faceHint)}>
        <FaceForm self={self} errors={errors} />
      </Question>
      <Question id="reading" title={say(words.language)} hint={say(words.languageHint)}>
        <LanguageForm errors={errors} />
      </Question>
      <WhoLooked at={self.id} />
      <Deed to="/sign-out" whole>
        {say(accountWords.signOut)}
      </Deed>
    </Layout>
  )
}

function FaceForm({ self, errors }: { self: Self; errors: Errors }) {
  const say = useSay()
  return (
    <Form to="/me/face" class="stack loose">
      <Choice
        name="picture"
        label={say(words.face)}
        value={self.picture ?? 'initials'}
        error={errors['picture']}
        options={[
          { value: 'initials', label: say(words.initials) },
          ...pictures.map((picture) => ({
            value: picture,
            label: say(words[picture]),
            mark: picture,
          })),
        ]}
      />
      <Choice
        name="tint"
        label={say(words.tint)}
        value={String(self.tint)}
        error={errors['tint']}
        options={tints.map((tint) => ({
          value: String(tint),
          label: (
            <span class="row tight">
              <Face person={{ ...self, tint }} size="small" />
              {say(words[`tint${tint}`])}
            </span>
          ),
        }))}
      />
      <p>
        <Button kind="main">{say(words.keep)}</Button>
      </p>
    </Form>
  )
}

function LanguageForm({ errors }: { errors: Errors }) {
  const say = useSay()
  return (
    <Form to="/me/language" class="stack loose" whole>
      <Select
        name="language"
        label={say(words.readIn)}
        value={say.locale.tag}
        error={errors['language']}
        options={locales.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
      />
      <p>
        <Button>{say(words.keepLanguage)}</Button>
      </p>
    </Form>
  )
}
