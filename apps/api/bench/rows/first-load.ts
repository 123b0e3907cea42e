import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inBrowser, openSample, type Sample } from '../sample.ts'
import type { Work, World } from '../world.ts'

type Loaded = { page: string; traffic: Record<string, number>; wordsMs: number }

type FirstLoad = { page: string; at: string; visitor?: boolean; bar: number }

/** The pages by their names, with the most that their scripts and styles may weigh; a journey holds them to it. */
const pages: FirstLoad[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../web/bench/first-loads.json'), 'utf8'),
)

let sample: Promise<Sample> | undefined
const loaded = new Map<string, Promise<Loaded>>()

/** A page opened by a browser, once for all its rows. */
async function load(world: World, { page, visitor = false, at }: FirstLoad): Promise<Loaded> {
  const known = loaded.get(page)
  if (known) return known
  const school = await (sample ??= openSample(world))
  const loading = inBrowser<Loaded>('first-load.ts', school, visitor, [at.replace(':meeting', school.meetingId)]).then(
    ([one]) => {
      if (!one) throw new Error(`${page} was not loaded`)
      return one
    },
  )
  loaded.set(page, loading)
  return loading
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
const kB = (traffic: Loaded['traffic'], kinds: string[]) => sum(kinds.map(kind => traffic[kind] ?? 0)) / 1000

/** What comes over the wire on a browser's first visit, headers included, and when the words stand on a slow phone. */
export const firstLoadRows: Work[] = pages.flatMap(one => {
  const { page, bar } = one
  const row = (what: string, unit: string, most: number | undefined, figure: (of: Loaded) => number): Work => ({
    work: `first load, ${page}: ${what}`,
    unit,
    bar: most === undefined ? {} : { most },
    measure: async world => ({ ours: [[figure(await load(world, one))]] }),
  })
  return [
    row('scripts and styles', 'kB', bar, ({ traffic }) => kB(traffic, ['Script', 'Stylesheet'])),
    row('all of it', 'kB', undefined, ({ traffic }) => kB(traffic, Object.keys(traffic))),
    row('first words on a slow phone', 'ms', undefined, ({ wordsMs }) => wordsMs),
  ]
})
