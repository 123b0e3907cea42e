import { inBrowser, openSample, type Sample } from '../sample.ts'
import type { Work, World } from '../world.ts'

type Loaded = { page: string; wire: Record<string, number>; wordsMs: number }

/** The pages by their names, with the most that their scripts and styles may weigh. */
const pages: { name: string; bar: number; visitor?: boolean; at(sample: Sample): string }[] = [
  { name: 'public', bar: 130, visitor: true, at: () => '/' },
  { name: 'projector', bar: 130, at: ({ meetingId }) => `/meetings/${meetingId}/projector` },
  { name: 'phone', bar: 145, at: ({ meetingId }) => `/meetings/${meetingId}/live` },
  { name: 'home', bar: 190, at: () => '/home' },
  { name: 'hub', bar: 190, at: () => '/hubs/growth-mindset' },
  { name: 'meeting', bar: 190, at: ({ meetingId }) => `/meetings/${meetingId}` },
  { name: 'console', bar: 190, at: ({ meetingId }) => `/meetings/${meetingId}/console` },
  { name: 'agenda', bar: 190, at: ({ meetingId }) => `/meetings/${meetingId}/agenda` },
  { name: 'new plan', bar: 190, at: () => '/plans/new' },
  { name: 'library', bar: 190, at: () => '/library' },
  { name: 'strategy', bar: 190, at: () => '/library/QU2' },
  { name: 'search', bar: 190, at: () => '/search?q=feedback' },
]

let sample: Promise<Sample> | undefined
const loaded = new Map<string, Promise<Loaded>>()

/** A page opened by a browser, once for all its rows. */
async function load(world: World, { name, visitor = false, at }: (typeof pages)[number]): Promise<Loaded> {
  const known = loaded.get(name)
  if (known) return known
  const school = await (sample ??= openSample(world))
  const loading = inBrowser<Loaded>('first-load.ts', school, visitor, [at(school)]).then(([one]) => {
    if (!one) throw new Error(`${name} was not loaded`)
    return one
  })
  loaded.set(name, loading)
  return loading
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
const kB = (wire: Loaded['wire'], kinds: string[]) => sum(kinds.map(kind => wire[kind] ?? 0)) / 1000

/** What comes over the wire on a browser's first visit, headers included, and when the words stand on a slow phone. */
export const firstLoadRows: Work[] = pages.flatMap(page => {
  const { name, bar } = page
  const row = (what: string, unit: string, most: number | undefined, figure: (of: Loaded) => number): Work => ({
    work: `first load, ${name}: ${what}`,
    unit,
    bar: most === undefined ? {} : { most },
    measure: async world => ({ ours: [[figure(await load(world, page))]] }),
  })
  return [
    row('scripts and styles', 'kB', bar, ({ wire }) => kB(wire, ['Script', 'Stylesheet'])),
    row('all of it', 'kB', undefined, ({ wire }) => kB(wire, Object.keys(wire))),
    row('first words on a slow phone', 'ms', undefined, ({ wordsMs }) => wordsMs),
  ]
})
