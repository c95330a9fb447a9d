import type { Id } from '../../platform/id.ts'

/** Where somebody goes into a room of theirs: to its board where they teach, else to its goals. */
export function roomAddress(
  { id }: { readonly id: Id<'classroom'> },
  taught: readonly Id<'classroom'>[],
): string {
  return taught.includes(id) ? `/classrooms/${id}/board` : `/classrooms/${id}`
}
