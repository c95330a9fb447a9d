import { Button, LinkButton } from './button.tsx'
import { useSay } from './context.ts'
import { kitWords as w } from './kit-words.ts'
import { ClosedRing } from './closed-ring.tsx'
import { Mark } from './mark.tsx'
import { iconNames, stateNames } from './marks.ts'
import { Person } from './person.tsx'
import { PersonRow } from './person-row.tsx'
import { Deed } from './form.tsx'
import { Question } from './question.tsx'
import { State } from './state.tsx'

const classmates = [
  { name: 'Aroha', picture: 'leaf', tint: 5 },
  { name: 'Sina', picture: 'wave', tint: 6 },
  { name: 'Mihai', picture: 'peak', tint: 7 },
  { name: 'Tevita', picture: 'boat', tint: 2 },
  { name: 'Noah', picture: 'fish', tint: 1 },
  { name: 'Mele', picture: 'star', tint: 8 },
  { name: 'Priya', picture: 'sun', tint: 3 },
  { name: 'Hemi', picture: 'hill', tint: 4 },
  { name: 'Hyun-woo', picture: 'kite', tint: 1 },
  { name: 'Zahra', picture: 'moon', tint: 7 },
  { name: 'Finn', picture: 'shell', tint: 6 },
  { name: 'Leilani', picture: 'seed', tint: 4 },
  { name: 'Ms Kaur', tint: 4 },
  { name: 'Moana Ngata', tint: 8 },
]

const stateHints = {
  idea: w.ideaHint,
  next: w.nextHint,
  going: w.goingHint,
  stuck: w.stuckHint,
  met: w.metHint,
  help: w.helpHint,
  paused: w.pausedHint,
  review: w.reviewHint,
  later: w.laterHint,
}

export function KitMarks() {
  const say = useSay()
  return (
    <>
      <Question id="states" title={say(w.states)} hint={say(w.statesHint)}>
        <ul class="kit-marks">
          {stateNames.map((name) => (
            <li>
              <Mark of={name} size="huge" />
              <State is={name} chip />
              <p class="tiny soft">{say(stateHints[name])}</p>
            </li>
          ))}
        </ul>
      </Question>
      <Question id="icons" title={say(w.icons)} hint={say(w.iconsHint)}>
        <ul class="row">
          {iconNames.map((name) => (
            <li>
              <Mark of={name} />
            </li>
          ))}
        </ul>
      </Question>
      <Question id="joy" title={say(w.joy)} hint={say(w.joyHint)}>
        <ClosedRing label={say(w.joyLabel)}>
          <p>
            <strong>{say(w.joyTitle)}</strong>
          </p>
          <p class="soft">{say(w.joyNote)}</p>
        </ClosedRing>
      </Question>
    </>
  )
}

export function KitPeople() {
  const say = useSay()
  return (
    <Question id="people" title={say(w.people)} hint={say(w.peopleHint)}>
      <ul class="kit-people">
        {classmates.map((person) => (
          <li>
            <Person person={person} />
          </li>
        ))}
      </ul>
      <ul class="folk ruled">
        <li>
          <PersonRow person={classmates[4]!} does={say(w.asksScale)} says={say(w.lostBetween)}>
            <Deed to="/kit">{say(w.yesCome)}</Deed>
            <Deed to="/kit">{say(w.noHelp)}</Deed>
          </PersonRow>
        </li>
        <li>
          <PersonRow
            person={classmates[1]!}
            does={say(w.onParagraphs)}
            says={say(w.aboutLunches)}
            note={say(w.mostMornings)}
          >
            <Deed to="/kit">{say(w.invite, { name: 'Sina' })}</Deed>
          </PersonRow>
        </li>
      </ul>
    </Question>
  )
}

export function KitType() {
  const say = useSay()
  const sizes = ['36', '28', '22', '18', '16', '14'] as const
  return (
    <Question id="type" title={say(w.type)} hint={say(w.typeHint)}>
      <ul class="kit-type">
        {sizes.map((size) => (
          <li>
            <span class="tiny soft">{size}</span>
            <span class={`kit-${size}`}>{say(w[`type${size}`])}</span>
          </li>
        ))}
      </ul>
    </Question>
  )
}

const grounds = ['paper', 'card', 'wash', 'ink', 'soft', 'edge', 'fern', 'danger']
const fills = ['idea', 'next', 'going', 'stuck', 'met', 'help'].map((name) => `${name}-fill`)

export function KitColours() {
  const say = useSay()
  return (
    <Question id="colour" title={say(w.colour)} hint={say(w.colourHint)}>
      <ul class="kit-colours">
        {[...grounds, ...fills].map((name) => (
          <li class="tiny">
            <span class={`kit-${name}`}></span>
            {name}
          </li>
        ))}
      </ul>
    </Question>
  )
}

export function KitButtons() {
  const say = useSay()
  return (
    <Question id="buttons" title={say(w.buttons)} hint={say(w.buttonsHint)}>
      <div class="row">
        <Button kind="main" mark="plus">
          {say(w.add)}
        </Button>
        <Button>{say(w.askTevita)}</Button>
        <Button mark="voice">{say(w.talk)}</Button>
        <LinkButton kind="plain" href="#buttons">
          {say(w.anotherStep)}
        </LinkButton>
        <Button kind="danger">{say(w.leave)}</Button>
        <Button disabled>{say(w.askAgain)}</Button>
      </div>
      <div class="ways">
        <Button mark="write">{say(w.write)}</Button>
        <Button mark="photo">{say(w.photo)}</Button>
        <Button mark="voice">{say(w.talk)}</Button>
        <Button mark="draw">{say(w.draw)}</Button>
      </div>
    </Question>
  )
}
