import { chanceOf } from '../src/matching/chance.ts'
import type { Field } from '../src/matching/grouping/field.ts'
import { formGroups } from '../src/matching/grouping/form.ts'
import { sumsOf } from '../src/matching/grouping/measure.ts'
import { search } from '../src/matching/grouping/search.ts'
import { shuffled } from '../src/matching/grouping/shuffle.ts'
import { classOf } from './classes.ts'
import { medianOf, type Figure } from './figure.ts'
import { CohortMeasure, hundredPeople } from './groupal.ts'

const classes = Math.ceil(100_000 / 28)

/** So many hundreds are drawn, since one is worth more than another: a few thousandths of the index. */
const hundreds = 7
const effort = 1_000_000
const promisedIndex = 0.579

/** How long groups take, how good they are beside what is possible, and how good by the measure of another. */
export async function grouping(): Promise<readonly Figure[]> {
  return [...ofClasses(), ofHundreds()]
}

/** Every learner of 3,572 classes in a group of three to five, as a teacher would ask for them. */
function ofClasses(): Figure[] {
  const times: number[] = []
  let [purposeless, bound, left] = [0, 0, 0]
  for (let number = 0; number < classes; number += 1) {
    const learners = classOf(number)
    const begun = performance.now()
    const { counts, bounds } = formGroups({ learners, seed: String(number) })
    times.push(performance.now() - begun)
    purposeless += counts.purposeless
    bound += bounds.purposeless
    left += counts.leftOver
  }
  if (left > 0) throw new Error(`${left} learners were left over, and nobody needs to be.`)
  const whole = times.reduce((sum, time) => sum + time, 0)
  process.stderr.write(
    `  of 100,016 learners ${purposeless} share no goal; at least ${bound} do not\n`,
  )
  return [
    { what: 'groups for a class of 28', unit: 'ms', values: times },
    { what: 'groups for 100,000 in classes', unit: 'ms', values: [whole], atMost: 15_000 },
    {
      what: 'learners without a shared goal, of the fewest possible',
      unit: 'times',
      values: [purposeless / bound],
      atMost: 1.1,
    },
  ]
}

/** GroupAL's index of groups of four, from our search with its measure: so many times ours is what was promised. */
function ofHundreds(): Figure {
  const found: number[] = []
  const drawn: number[] = []
  for (let number = 0; number < hundreds; number += 1) {
    const chance = chanceOf(`hundred ${number}`)
    const people = hundredPeople(chance)
    const measure = new CohortMeasure(people)
    const worth = (groupOf: Int32Array) => measure.indexOf(sumsOf(measure, groupsIn(groupOf)))
    const byLot = Array.from({ length: 100 }, () =>
      worth(shuffled(100, chance).map((at) => at >> 2)),
    )
    drawn.push(medianOf(byLot))
    found.push(worth(search({ field: foursOf(people.length), measure, chance, effort })))
  }
  process.stderr.write(`  GroupAL's index: by lot ${told(drawn)}, by our search ${told(found)}\n`)
  return {
    what: 'GroupAL’s index: what was promised, of ours',
    unit: 'times',
    values: found.map((index) => promisedIndex / index),
    atMost: 1,
  }
}

/** So many people, in groups of four, each with whomever. */
function foursOf(people: number): Field {
  return {
    learners: people,
    sizes: { least: 4, most: 4 },
    unitOf: Int32Array.from({ length: people }, (_, one) => one),
    units: Array.from({ length: people }, (_, one) => Int32Array.of(one)),
    fits: new Uint8Array(people * people).fill(1),
    words: 1,
    times: new Int32Array(people).fill(1),
    unhindered: true,
  }
}

function groupsIn(groupOf: Int32Array): number[][] {
  const groups: number[][] = []
  for (const [person, group] of groupOf.entries()) (groups[group] ??= []).push(person)
  return groups
}

function told(values: readonly number[]): string {
  const [least, middle, most] = [Math.min(...values), medianOf(values), Math.max(...values)]
  return `${middle.toFixed(4)} (${least.toFixed(4)}–${most.toFixed(4)})`
}
