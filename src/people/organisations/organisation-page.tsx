import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Person } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { OrganisationInFull } from './actions.ts'
import { personWords } from '../persons/words.ts'
import { peopleAPage } from './people.ts'
import { countWords, roleWords } from './roles.ts'
import { TimeThere } from './time-there.tsx'
import { organisationWords as words } from './words.ts'

/** A school, for those who work there: its people, and the ways to arrange it. */
export function OrganisationPage({
  organisation,
  roles,
  people,
  leads,
  admits,
  mayLook,
  name,
  timeZone,
  now,
}: OrganisationInFull & { name: string; now: Date }) {
  const say = useSay()
  const here = `/organisations/${organisation.id}`
  return (
    <Layout title={organisation.name}>
      <header class="goal-head stack">
        <h1>{organisation.name}</h1>
        <p class="soft">
          {roles.map(({ role, people }) => say(countWords[role], { count: people })).join(' · ')}
        </p>
      </header>
      {leads && (
        <Question id="rosters" title={say(words.rosters)} hint={say(words.rostersSays)}>
          <p>
            <LinkButton href={`${here}/rosters`}>{say(words.toRosters)}</LinkButton>
          </p>
        </Question>
      )}
      <Question id="rooms" title={say(words.rooms)} hint={say(words.roomsSays)}>
        <p>
          <LinkButton href="/classrooms">{say(words.toRooms)}</LinkButton>
        </p>
      </Question>
      <Question id="maps" title={say(words.maps)} hint={say(words.mapsSays)}>
        <p>
          <LinkButton href="/maps">{say(words.toMaps)}</LinkButton>
        </p>
      </Question>
      {leads && <Clocks {...{ here, timeZone, now }} />}
      <People {...{ here, name, people, organisation, admits, mayLook }} />
    </Layout>
  )
}

/** By whose clocks a school lives, for those who may change it. */
function Clocks({ here, timeZone, now }: { here: string; timeZone: string; now: Date }) {
  const say = useSay()
  return (
    <Question id="time-zone" title={say(words.timeZone)}>
      <TimeThere timeZone={timeZone} now={now} />
      <p>
        <LinkButton href={`${here}/time-zone`}>{say(words.changeTimeZone)}</LinkButton>
      </p>
    </Question>
  )
}

/** The people at a school, found by a part of their name. */
function People({ here, name, people, organisation, admits, mayLook }: PeopleProps) {
  const say = useSay()
  return (
    <Question id="people" title={say(words.people)}>
      <Form to={here} method="get" class="row find">
        <Field
          name="name"
          label={say(words.find)}
          hint={say(words.findHint)}
          value={name}
          type="search"
          autocomplete="off"
          optional
        />
        <Button>{say(words.search)}</Button>
      </Form>
      {people.length === 0 && <p class="soft">{say(name ? words.noneOfThatName : words.nobody)}</p>}
      <ul class="member-list">
        {people.map((person) => (
          <li>
            <Person
              person={person}
              href={
                mayLook && isLearnerOf(organisation, person)
                  ? `/learners/${person.id}/look`
                  : undefined
              }
            />
            <span class="row tight small soft">
              {[
                ...person.roles.map((role) => say(roleWords[role])),
                ...(person.status === 'suspended' ? [say(personWords.isSuspended)] : []),
              ].join(', ')}
              {admits.has(person.id) && (
                <LinkButton href={`/people/${person.id}/suspension`} kind="plain">
                  {say(person.status === 'suspended' ? words.letBackIn : words.suspend)}
                  <span class="unseen"> {person.name}</span>
                </LinkButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      <More {...{ here, name, people }} />
    </Question>
  )
}

interface PeopleProps
  extends Listed, Pick<OrganisationInFull, 'organisation' | 'admits' | 'mayLook'> {}

interface Listed extends Pick<OrganisationInFull, 'people'> {
  here: string
  name: string
}

/** Their own school answers for their safety, and no other where they learn too. */
function isLearnerOf(
  { id }: OrganisationInFull['organisation'],
  { home, roles }: OrganisationInFull['people'][number],
): boolean {
  return home === id && roles.includes('learner')
}

function More({ here, name, people }: Listed) {
  const say = useSay()
  const last = people.at(-1)
  if (!last || people.length < peopleAPage) return null
  const query = new URLSearchParams({ name, after: last.id })
  return (
    <p>
      <LinkButton href={`${here}?${query.toString()}#people`}>{say(words.more)}</LinkButton>
    </p>
  )
}
