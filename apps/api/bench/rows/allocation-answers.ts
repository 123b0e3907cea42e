import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { timed } from '../figures.ts'
import { fillRankedSchool } from '../ranked-school.ts'
import { ask } from '../requests.ts'
import { ourServer, type Work, type World } from '../world.ts'

const ROUNDS = 3
const REST_MS = 2000
const settings = { seniorsApart: true, workingDays: true, spreadDepartments: true }

/** A teacher’s page, asked for again and again until something is over: how long 99 of 100 answers took at the most. */
async function pagesUntil(page: () => Promise<unknown>, over: Promise<unknown>): Promise<number[]> {
  let isOver = false
  const ends = over.finally(() => (isOver = true))
  const took: number[] = []
  while (!isOver) took.push(...(await timed(1, page)))
  await ends
  const sorted = took.toSorted((a, b) => a - b)
  return [sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN]
}

let school: Promise<{ folder: string; coordinator: string; teacher: string }> | undefined

/** How long other pages take while a coordinator’s allocation is solved; or, at rest, while nothing is. */
async function pages(world: World, solves: boolean) {
  const folder = path.join(world.folder, 'ranked')
  const { coordinator, teacher } = await (school ??= fillRankedSchool(folder).then(who => ({ folder, ...who })))
  const server = await world.start(ourServer, { DATA_DIR: folder })
  const page = () => ask(server, { path: '/api/v1/hubs', cookie: teacher })
  const solve = () => ask(server, { method: 'POST', path: '/api/v1/allocations', cookie: coordinator, body: settings })
  const ours: number[][] = []
  // The first round loads what every later one has.
  for (let n = 0; n <= ROUNDS; n++) {
    const took = await pagesUntil(page, solves ? solve() : wait(REST_MS))
    if (n > 0) ours.push(took)
  }
  return { ours }
}

const work = 'allocation 110 x 5 in a server: another page, 99 of 100'

export const allocationAnswerRows: Work[] = [
  { work: `${work}, while it solves`, unit: 'ms', bar: { most: 20 }, measure: world => pages(world, true) },
  { work: `${work}, at rest`, unit: 'ms', bar: {}, measure: world => pages(world, false) },
]
