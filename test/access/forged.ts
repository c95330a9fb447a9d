import { whoAsks, type Change, type House } from './house.ts'

/** What a request says of where it comes from, whenever that is not a page of ours. */
export const forgeries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a frame without an origin': { origin: 'null' },
  'another site that says no origin': { 'sec-fetch-site': 'cross-site' },
  'a neighbouring site': { origin: 'http://other.localhost', 'sec-fetch-site': 'same-site' },
  'our name with another lock': { origin: 'https://localhost' },
  'our name at another port': { origin: 'http://localhost:8080' },
  'a name that begins as ours': { origin: 'http://localhost.evil.example' },
  'who says only where they have been': { referer: 'http://localhost/goals' },
}

/** Sends these deeds as if from there. Answers which of them were not refused. */
export async function takenFrom(
  house: House,
  routes: readonly string[],
  said: (typeof forgeries)[string],
) {
  const answers = await askAll(house, routes, ({ headers }) => {
    for (const name of ['origin', 'sec-fetch-site']) headers.delete(name)
    for (const [name, value] of Object.entries(said)) headers.set(name, value)
  })
  return answers.filter(({ status }) => status !== 403)
}

/** Asks these routes about Ana, each as whoever would. */
export async function askAll(house: House, routes: readonly string[], change?: Change) {
  const { hill } = house.world
  const answers = []
  for (const route of routes) {
    const { status } = await house.ask(route, hill.subjects.ana, whoAsks(route, hill), change)
    answers.push({ route, status })
  }
  return answers
}
