import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Refusal } from '../errors.ts'
import type { Clock } from '../time/clock.ts'

/**
 * What one person can ask of the server, far above what anybody does by hand: whoever writes, imports or searches faster
 * would keep the others waiting, and fill the disk.
 */
const paces = {
  search: { most: 90, withinMs: MINUTE_MS, sentence: 'You’re searching very fast. Wait a minute, then search again.' },
  /** A PDF or an archive takes the server longer to make than any page. */
  file: {
    most: 60,
    withinMs: MINUTE_MS,
    sentence: 'You’ve downloaded 60 files in a minute. Wait a minute, then download more.',
  },
  import: {
    most: 20,
    withinMs: 10 * MINUTE_MS,
    sentence: 'You’ve imported 20 times in ten minutes. Wait ten minutes, then import again.',
  },
  list: {
    most: 100,
    withinMs: 10 * MINUTE_MS,
    sentence: 'You’ve sent 100 lists of people in ten minutes. Wait ten minutes, then try again.',
  },
  comment: {
    most: 60,
    withinMs: 60 * MINUTE_MS,
    sentence: 'You’ve written 60 comments in an hour. Your draft is saved on this device. Send it in an hour.',
  },
  /** Everything new besides: plans, sources, invitations. */
  add: {
    most: 400,
    withinMs: 60 * MINUTE_MS,
    sentence: 'You’ve added 400 things in an hour. Wait an hour, then add more.',
  },
  change: {
    most: 300,
    withinMs: MINUTE_MS,
    sentence: 'You’re making changes very fast. Wait a minute, then try again.',
  },
} as const
type Paced = keyof typeof paces

/** What is counted for a request; nothing for reading, but for a search or a file. */
function pacedBy({ method, routeOptions: { url = '' } }: FastifyRequest): Paced | undefined {
  if (/\/(?:pdf|csv|export)$/.test(url)) return 'file'
  if (method === 'GET') return url.endsWith('/search') ? 'search' : undefined
  if (url.endsWith('/import')) return 'import'
  if (url.includes('/people/import')) return 'list'
  if (url.endsWith('/replies') || url.endsWith('/replies/:id')) return 'comment'
  // A meeting's commands are taps: many a minute, and each of a few bytes.
  return method === 'POST' && !url.includes('/meetings/') ? 'add' : 'change'
}

/** Counts what each signed-in person does, and refuses in a sentence what is too fast; a server forgets it at its end. */
export default fp<{ clock: Clock }>(
  async (app, { clock }) => {
    const counts = new Map<string, { since: number; count: number }>()
    let sweptAt = 0

    function forget(now: number) {
      if (now - sweptAt < MINUTE_MS) return
      sweptAt = now
      for (const [key, { since }] of counts) if (now - since > 60 * MINUTE_MS) counts.delete(key)
    }

    // Before the body is read, like the policy.
    app.addHook('preParsing', async request => {
      const paced = request.session && pacedBy(request)
      if (!paced || !request.session) return
      const now = clock()
      forget(now)
      const { most, withinMs, sentence } = paces[paced]
      const key = `${paced} ${request.session.actor.id}`
      const known = counts.get(key)
      const window = known && now - known.since < withinMs ? known : { since: now, count: 0 }
      if (window.count >= most)
        throw new Refusal('too-many', sentence, {
          retryAfterSeconds: Math.ceil((window.since + withinMs - now) / 1000),
        })
      window.count++
      counts.set(key, window)
    })
  },
  { name: 'pace', dependencies: ['actor', 'error-handler'] },
)
