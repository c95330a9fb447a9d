import { describe, expect, test } from 'vitest'
import { aSchool } from '../school.ts'
import { aStage } from './stage.ts'
import { ways } from './visitor.ts'

const stage = aStage()

describe.each(ways)('shutting somebody out, %s', (_, way) => {
  test('a leader suspends a learner, who is out at once, lets them in again, and ends a teacher’s time in a room', async () => {
    const school = await aSchool(stage.site, 'Awa Street School')
    const { network, id } = school
    const aroha = await school.person('learner', 'Aroha Tamihana')
    const teacher = await school.person('teacher', 'Navreet Kaur')
    const leader = await school.person('leader', 'Ihaia Callaghan')
    const room = await school.room({ learners: [aroha], teachers: [teacher] })
    const child = await stage.enter(way)
    await child.signIn({ network, person: aroha })
    const head = await stage.enter(way)
    await head.signIn({ network, person: leader })

    await head.open(`/organisations/${id}`)
    await head.look('people-and-suspend')
    await head.tap('Suspend Aroha Tamihana')
    await head.sees('May Aroha Tamihana come in?')
    await head.look('before-suspending')
    await head.tap('Suspend Aroha Tamihana')
    await head.sees('They are suspended, and signed out.')
    await head.look('suspended')

    await child.open('/')
    await child.sees('You come in with a link that was made for you.')

    await head.tap('Back to the school')
    await head.sees('suspended')
    await head.tap('Let in again Aroha Tamihana')
    await head.tap('Let Aroha Tamihana in again')
    await head.sees('They may come in again, with a new link.')
    await child.signIn({ network, person: aroha })

    await head.open(`/classrooms/${room}/people`)
    await head.tap('End Navreet Kaur')
    await head.sees('Nobody teaches Room 7 then.')
    await head.look('before-ending')
    await head.tap('End it today')
    await head.sees('Ended from today.')
    expect(await child.open(`/classrooms/${room}/people`)).toBe(200)
    await child.misses('Find somebody of the school')
    await child.look('who-is-in-the-room')
  })
})
