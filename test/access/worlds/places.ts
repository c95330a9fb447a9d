import type { Id } from '../../../src/platform/id.ts'
import type { Making } from './world.ts'

type Org = Id<'organisation'>

/** Far enough apart that it is never the same day at all of them. */
const zones = ['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/London']

/** The organisations of a network, with what they keep beside people; and the frameworks they keep together. */
export function addPlaces(
  making: Making,
  network: Id<'network'>,
  isGreat: boolean,
): readonly Org[] {
  const { rows, chance, id } = making
  const add = (kind: 'network' | 'school' | 'home', parent: Org | null): Org => {
    const org = id('organisation')
    const time_zone = chance.pick(zones)
    const names = { name: `The ${kind}`, kind, time_zone }
    rows.organisation.push({ network_id: network, id: org, parent_id: parent, ...names })
    return org
  }
  const top = isGreat ? add('network', null) : null
  const schools = [add('school', top), ...(isGreat ? [add('school', top), add('home', null)] : [])]
  const all = [...(top ? [top] : []), ...schools]
  for (const organisation of all) addWhatTheyKeep(making, network, organisation)
  addFramework(making, network)
  if (isGreat) addFramework(making, null)
  return all
}

function addWhatTheyKeep(making: Making, network: Id<'network'>, organisation: Org): void {
  const { rows, id, day, moment } = making
  const here = { network_id: network, organisation_id: organisation }
  rows.academic_session.push({
    ...here,
    id: id('academic_session'),
    title: 'Term 1',
    kind: 'term',
    starts_on: day(-60),
    ends_on: day(10),
  })
  rows.course.push({ ...here, id: id('course'), title: 'Writing' })
  rows.roster_import.push({
    ...here,
    id: id('roster_import'),
    file_name: 'roster.zip',
    status: 'applied',
    started_at: moment(-100),
  })
}

function addFramework(making: Making, kept_for: Id<'network'> | null): void {
  const { rows, id, moment } = making
  const framework = id('framework')
  const named = () => ({ kept_for, identifier: id('identifier'), uri: 'urn:x' })
  rows.framework.push({ ...named(), id: framework, title: 'A path', imported_at: moment(-900) })
  const [from, to] = [id('competency'), id('competency')]
  for (const [position, competency] of [from, to].entries()) {
    rows.competency.push({
      ...named(),
      id: competency,
      framework_id: framework,
      statement: 'I can',
      search_text: 'i can',
      position,
    })
  }
  rows.competency_link.push({
    ...named(),
    id: id('competency_link'),
    framework_id: framework,
    kind: 'precedes',
    from_id: from,
    to_id: to,
  })
}
