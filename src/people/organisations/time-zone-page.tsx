import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { OrganisationInTime } from './setting.ts'
import { TimeThere } from './time-there.tsx'
import { zoneChoices } from './time-zone.ts'
import { organisationWords as words } from './words.ts'

interface TimeZonePageProps extends OrganisationInTime {
  now: Date
  errors?: Errors
}

/** By whose clocks the days of a school begin and end, for those who head it. */
export function TimeZonePage({ organisation, timeZone, now, errors = {} }: TimeZonePageProps) {
  const say = useSay()
  const here = `/organisations/${organisation.id}`
  const title = say(words.timeZoneTitle, { name: organisation.name })
  const choices = zoneChoices().map(({ zone, region, place }) => ({
    value: zone,
    label: place,
    lang: 'en',
    ...(region !== '' && { group: region }),
  }))
  const isChoice = choices.some(({ value }) => value === timeZone)
  return (
    <Layout title={title} wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <header class="goal-head stack">
        <h1>{title}</h1>
        <TimeThere timeZone={timeZone} now={now} />
        <p class="soft">{say(words.timeZoneSays)}</p>
      </header>
      <Form to={`${here}/time-zone`} class="stack form">
        <Select
          name="timeZone"
          label={say(words.timeZoneLabel)}
          hint={say(words.timeZoneHint)}
          value={timeZone}
          error={errors['timeZone']}
          options={isChoice ? choices : [{ value: timeZone, label: timeZone }, ...choices]}
        />
        <p class="row">
          <Button>{say(words.setTimeZone)}</Button>
          <LinkButton href={here} kind="plain">
            {say(words.backTo, { name: organisation.name })}
          </LinkButton>
        </p>
      </Form>
    </Layout>
  )
}
