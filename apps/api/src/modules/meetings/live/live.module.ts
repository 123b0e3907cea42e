import type { Context, Module } from '../../../module.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { CheckIn } from '../../check-in/check-in.service.ts'
import { displayRoutes, pairedDisplayRoutes } from '../../displays/displays.routes.ts'
import type { Displays } from '../../displays/displays.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { liveRoutes } from './live.routes.ts'
import { createLive } from './live.service.ts'
import type { PlansOn } from './plan-broadcast.service.ts'

type Needs = { sessions: Sessions; displays: Displays; checkIn: CheckIn; plansOn: PlansOn; runs: Runs }

/** The live streams: on people's own devices, and on the classroom's displays. */
export function createLiveModule({ env, store, runNow, log }: Context, needs: Needs) {
  const { sessions, displays, checkIn, plansOn, runs } = needs
  const warn = (error: unknown) => log.warn({ err: error }, 'a screen couldn’t be updated')
  const live = createLive({ store, now: runNow, runs, sessions, displays, plansOn, warn })
  const secure = env.PUBLIC_URL?.startsWith('https:') ?? false
  return {
    services: {
      live,
    },
    routes: [
      liveRoutes(live, runNow),
      pairedDisplayRoutes({ displays, checkIn, live, runs, now: runNow, secure }),
      displayRoutes(displays),
    ],
  } satisfies Module
}
