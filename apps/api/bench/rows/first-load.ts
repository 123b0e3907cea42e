import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { ask } from '../requests.ts'
import type { Work, World } from '../world.ts'

type Loaded = { page: string; wire: Record<string, number>; wordsMs: number }
type Sample = { origin: string; cookie: string; meetingId: string }

const measuring = path.join(import.meta.dirname, '../../../web/bench/first-load.ts')

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

/** The sample school with its facilitator signed in, and that one's next meeting. */
async function openSample(world: World): Promise<Sample> {
  const server = await world.start('../src/sample.ts', { DATA_DIR: path.join(world.folder, 'sample') })
  const signedIn = await fetch(`${server.origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'facilitator@sample.test', password: 'sample-hub-2026' }),
  })
  const [cookie = ''] = signedIn.headers.getSetCookie().map(each => each.split(';')[0] ?? '')
  const { items }: { items: { id: string }[] } = JSON.parse(await ask(server, { path: '/api/v1/meetings', cookie }))
  return { origin: server.origin, cookie, meetingId: items[0]?.id ?? '' }
}

let loaded: Promise<Map<string, Loaded>> | undefined

/** Every page opened once by a browser, whichever row asks first. */
function loadAll(world: World) {
  return (loaded ??= (async () => {
    const sample = await openSample(world)
    const found = new Map<string, Loaded>()
    for (const visitor of [true, undefined]) {
      const some = pages.filter(page => page.visitor === visitor)
      const args = [measuring, sample.origin, visitor ? '' : sample.cookie, ...some.map(({ at }) => at(sample))]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      for (const [n, line] of stdout.trim().split('\n').entries()) found.set(some[n]?.name ?? '', JSON.parse(line))
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
