import { inBrowser, openSample, type Sample } from '../sample.ts'
import type { Work, World } from '../world.ts'

type Loaded = { page: string; wire: Record<string, number>; wordsMs: number }

/** The pages by their names, with the most that their scripts and styles may weigh. */
const pages: { name: string; bar: number; visitor?: true; at(sample: Sample): string }[] = [
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

let loaded: Promise<Map<string, Loaded>> | undefined

/** Every page opened once by a browser, whichever row asks first. */
function loadAll(world: World) {
  return (loaded ??= (async () => {
    const sample = await openSample(world)
    const found = new Map<string, Loaded>()
    for (const visitor of [true, undefined]) {
      const some = pages.filter(page => page.visitor === visitor)
      const lines = inBrowser<Loaded>(
        'first-load.ts',
        sample,
        visitor ?? false,
        some.map(({ at }) => at(sample)),
      )
      for (const [n, line] of (await lines).entries()) found.set(some[n]?.name ?? '', line)
    }
    return found
  })())
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
const kB = (wire: Loaded['wire'], kinds: string[]) => sum(kinds.map(kind => wire[kind] ?? 0)) / 1000

/** What comes over the wire on a browser's first visit, headers included, and when the words stand on a slow phone. */
export const firstLoadRows: Work[] = pages.flatMap(({ name, bar }) => {
  const row = (what: string, unit: string, most: number | undefined, figure: (of: Loaded) => number): Work => ({
    work: `first load, ${name}: ${what}`,
    unit,
    bar: most === undefined ? {} : { most },
    async measure(world) {
      const one = (await loadAll(world)).get(name)
      if (!one) throw new Error(`${name} was not loaded`)
      return { ours: [[figure(one)]] }
    },
  })
  return [
    row('scripts and styles', 'kB', bar, ({ wire }) => kB(wire, ['Script', 'Stylesheet'])),
    row('all of it', 'kB', undefined, ({ wire }) => kB(wire, Object.keys(wire))),
    row('first words on a slow phone', 'ms', undefined, ({ wordsMs }) => wordsMs),
  ]
})
