import { entering, table } from './entering.ts'
import type { GuardedPlace } from './place.ts'
import type { Try } from './try.ts'

/** What is tried with whether somebody may come in, and with what the record tells of it. */
export function triesAtAdmissions(place: GuardedPlace): readonly Try[] {
  return [...ofOneself(place), ...told(place)]
}

function ofOneself({ heading, host }: GuardedPlace): readonly Try[] {
  const own = { table: 'person', by: heading }
  const change = (set: string, id: string = heading.person) =>
    `update person set ${set} where id = '${id}'`
  const shut = `status = 'suspended', suspended_by = 'roster'`
  return [
    { ...own, says: 'a head out, by themselves', statement: change(shut), comes: 'refused' },
    {
      ...own,
      says: 'who shut a head out, by themselves',
      statement: change(`suspended_by = 'hand'`),
      comes: 'refused',
    },
    {
      ...own,
      says: 'own name, by a head',
      statement: change(`display_name = 'X'`),
      comes: 'done',
    },
    { ...own, says: 'another out, by a head', statement: change(shut, host), comes: 'done' },
  ]
}

function told(place: GuardedPlace): readonly Try[] {
  const { as, here, there, head, host, second, stranger } = place
  const { facts, entry } = entering(place)
  const shut = (id: string) => `update person set status = 'suspended' where id = '${id}'`
  const says = (action: string, object_id: string) =>
    entry(head, { action: `person.${action}`, object_kind: 'person', object_id })
  const tries: readonly (readonly [says: string, is: string, entry: string, comes: string])[] = [
    ['shut out', shut(host), says('suspended', host), 'done'],
    ['shut out, and is not', 'select 1', says('suspended', host), 'refused'],
    ['shut out, and another is', shut(second), says('suspended', host), 'refused'],
    ['shut out, at another school', shut(stranger), says('suspended', stranger), 'refused'],
    ['let in again', 'select 1', says('restored', host), 'done'],
    ['let in again, and is not', shut(host), says('restored', host), 'refused'],
  ]
  return tries.map(([what, is, statement, comes]) => ({
    table,
    by: as(head, { led: [here, there], staffed: [here, there] }),
    says: `of who was ${what}`,
    after: `${facts()}; ${is}`,
    statement,
    comes,
  }))
}
