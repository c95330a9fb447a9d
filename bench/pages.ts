import { createApp } from '../src/app.ts'
import { writingToBeRead } from '../src/demo/writing-to-be-read.ts'
import { readPursuits } from '../src/learning/goals/reading.ts'
import { isOpenToClass } from '../src/learning/goals/pursuit.ts'
import { asked } from './counting.ts'
import { timed, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'
import { keyRead } from './references.ts'
import { bytesOf, type Visitor } from './visitor.ts'

/** The pages that people open most, of the demo world: their time, their questions to the database, their weight. */
export async function pages(ground: Ground): Promise<readonly Figure[]> {
  const figures: Figure[] = [...(await keyReadQueries(ground)), ...(await bareWeight(ground))]
  for (const page of await pagesOf(ground)) {
    figures.push(
      await time(page),
      ...(await queries(ground, page)),
      ...(await weight(ground, page)),
    )
  }
  return figures
}

interface Page {
  readonly name: string
  readonly path: string
  readonly by: Visitor
  /** What its HTML may weigh when it is packed. */
  readonly atMost?: number
}

async function pagesOf(ground: Ground): Promise<readonly Page[]> {
  const { learner, teacher } = ground
  const room = `/classrooms/${teacher.viewer.standing.taught[0]}`
  return [
    { name: 'home', path: '/', by: learner, atMost: 8 * 1024 },
    { name: 'goal', path: `/goals/${await sharedGoal(ground)}`, by: learner },
    { name: 'goals', path: '/goals', by: learner },
    { name: 'board', path: `${room}/board`, by: teacher, atMost: 10 * 1024 },
    { name: 'wall', path: `${room}/wall`, by: teacher },
    { name: 'map', path: `/maps/${await framework(ground)}`, by: learner },
  ]
}

/** A goal on which the learner wants company: its page asks the most. */
async function sharedGoal({ site, learner: { viewer } }: Ground): Promise<string> {
  const pursuits = await readPursuits(site.db, viewer, viewer.person)
  const shared = pursuits.find(isOpenToClass)
  if (!shared) throw new Error('The learner of the demo world shares no goal.')
  return shared.goal
}

async function framework({ site, learner: { viewer } }: Ground): Promise<string> {
  const { id } = await site.db.as(viewer, (tx) =>
    tx
      .selectFrom('framework')
      .where('identifier', '=', writingToBeRead.identifier)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}

/** From the request to the last byte, signed in and packed, without the network. */
async function time({ name, path, by }: Page): Promise<Figure> {
  const values = await timed({ turns: 30, warmUp: 10 }, () => by.get(path))
  return { what: name, unit: 'ms', values }
}

/** What the page asks of the database, the sign-in included. A transaction costs two more round trips. */
async function queries({ site, assets }: Ground, { name, path, by }: Page): Promise<Figure[]> {
  return asked(name, site, (counted) =>
    bytesOf(createApp(counted, assets), path, { cookie: by.cookie }),
  )
}

async function keyReadQueries({ site, learner: { viewer } }: Ground): Promise<Figure[]> {
  const figures = await asked('key read', site, ({ db }) => keyRead(db, viewer))
  return figures.map((figure) => ({ ...figure, isReference: true }))
}

/** The bytes of the HTML, plain and as they go over the line. */
async function weight({ app }: Ground, { name, path, by, atMost }: Page): Promise<Figure[]> {
  const plain = await bytesOf(app, path, { cookie: by.cookie })
  const packed: number[] = []
  for (let turn = 0; turn < 7; turn++) packed.push(await by.get(path))
  return [
    { what: name, unit: 'bytes', values: [plain] },
    { what: name, unit: 'bytes gzip', values: packed, ...(atMost !== undefined && { atMost }) },
  ]
}

/** The lightest page of ours: that which says that there is nothing here. */
async function bareWeight({ app, learner: { cookie } }: Ground): Promise<Figure[]> {
  const what = 'not-found page'
  const plain = await bytesOf(app, '/nothing', { cookie }, 404)
  const packed = await bytesOf(app, '/nothing', { cookie, 'accept-encoding': 'gzip' }, 404)
  return [
    { what, unit: 'bytes', values: [plain], isReference: true },
    { what, unit: 'bytes gzip', values: [packed], isReference: true },
  ]
}
