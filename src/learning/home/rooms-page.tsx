import type { Id } from '../../platform/id.ts'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { roomAddress } from './rooms.ts'
import { homeWords as words } from './words.ts'

interface RoomsPageProps {
  rooms: readonly { readonly id: Id<'classroom'>; readonly name: string }[]
  /** Those of them in which the reader teaches. */
  taught: readonly Id<'classroom'>[]
}

/** Every room that somebody learns or teaches in: more than there is room for at the top of a page. */
export function RoomsPage({ rooms, taught }: RoomsPageProps) {
  const say = useSay()
  return (
    <Layout title={say(words.allRooms)} width="narrow">
      <div class="stack loose">
        <h1>{say(words.allRooms)}</h1>
        {rooms.length === 0 && <p class="soft">{say(words.noRooms)}</p>}
        <ul class="ruled">
          {rooms.map((room) => (
            <li class="row apart">
              <a href={roomAddress(room, taught)}>{room.name}</a>
              {taught.includes(room.id) && <span class="small soft">{say(words.iTeach)}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  )
}
