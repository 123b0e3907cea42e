import type { DisplayState } from '@hubs/schema/meetings/displays'
import type { InjectOptions } from 'fastify'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { createAttempts } from '../accounts/attempts.service.ts'
import { createCheckIn } from '../check-in/check-in.service.ts'
import { createMeetings } from '../meetings/meetings.service.ts'
import type { buildMeeting } from '../meetings/meetings.testkit.ts'
import { createRuns } from '../meetings/run/runs.service.ts'
import { createDisplays } from './displays.service.ts'

type Built = Pick<Awaited<ReturnType<typeof buildMeeting>>, 'app'>

/** A browser in a classroom: it keeps its cookie, and nobody is signed in there. */
export function newDisplay({ app }: Built) {
  let cookie = ''
  const ask = async (options: InjectOptions) => {
    const answer = await app.inject({ ...options, ...(cookie && { headers: { ...options.headers, cookie } }) })
    const set = [answer.headers['set-cookie'] ?? []].flat().find(each => each.includes('hubs-screen='))
    if (set) cookie = set.split(';')[0] ?? ''
    return answer
  }
  return {
    ask,
    cookie: () => cookie,
    begin: async () => (await ask({ method: 'POST', url: '/api/v1/displays' })).json<DisplayState>(),
    current: () => ask({ url: '/api/v1/displays/current' }),
  }
}

/** The code of a screen that waits. */
export function codeOf(state: DisplayState): string {
  if (state.state !== 'waiting') throw new Error('this screen shows a meeting')
  return state.code
}

/** The services by themselves, as they are beside a server: for what no request asks for. */
export function displaysOn(store: Store, now: Clock) {
  const attempts = createAttempts(now)
  const runs = createRuns({ store, now })
  const meetings = createMeetings({
    store,
    runs,
    now,
    notices: { changed: async () => undefined, wake: () => undefined },
  })
  const checkIn = createCheckIn({ store, now, attempts, runs, meetings })
  return { checkIn, displays: createDisplays({ store, now, attempts, checkIn, runs, meetings }) }
}
