import path from 'node:path'
import { inTurns, timed } from '../figures.ts'
import { fillLibrary } from '../library.ts'
import { ask } from '../requests.ts'
import { ourServer, type Work, type World } from '../world.ts'

const asked = [
  ['the library’s first page', '/strategies'],
  ['the library, filtered', '/strategies?hub=questioning&stage=proposed'],
  ['a strategy', '/strategies/QU2'],
  ['search, a common word', '/search?q=students'],
  ['search, a rare word', '/search?q=visualiser'],
  ['search, two words and a slip', '/search?q=wait%20qeustion'],
  ['replies under a hub', '/discussions/hub/growth-mindset'],
  ['replies under a strategy', '/discussions/strategy/GM1'],
  ['what I follow', '/me/discussions'],
] as const

const sizes = { big: { strategies: 5000, replies: 50_000 }, small: { strategies: 50, replies: 50 } }
const cookies = new Map<string, Promise<string[]>>()

/**
 * Our server on a school with so many strategies and replies, and the cookie of one of the colleagues there. The first has
 * written all of it; each row that searches asks as another, since nobody may search as often in a minute as all of them do.
 */
async function schoolOf(world: World, size: keyof typeof sizes, colleague: number) {
  const dataDir = path.join(world.folder, size)
  const filled = cookies.get(size) ?? fillLibrary(dataDir, sizes[size], asked.length)
  cookies.set(size, filled)
  const cookie = (await filled)[colleague] ?? ''
  return { server: await world.start(ourServer, { DATA_DIR: dataDir }), cookie }
}

export const growthRows: Work[] = asked.map(([work, address], row) => ({
  work: `growth: ${work}, 5,000 and 50,000 beside 50 and 50`,
  unit: 'ms',
  bar: { most: 1.3 },
  large: true,
  async measure(world) {
    const colleague = address.startsWith('/search') ? row : 0
    const [big, small] = [await schoolOf(world, 'big', colleague), await schoolOf(world, 'small', colleague)]
    const take =
      ({ server, cookie }: typeof big) =>
      () =>
        timed(12, () => ask(server, { path: `/api/v1${address}`, cookie }))
    return inTurns(5, take(big), take(small))
  },
}))
