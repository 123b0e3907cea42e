import type { Context, Module } from '../../../module.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { Displays } from '../../displays/displays.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { liveRoutes } from './live.routes.ts'
import { createLive } from './live.service.ts'
import type { PlansOn } from './plan-broadcast.service.ts'

type Needs = { sessions: Sessions; displays: Displays; plansOn: PlansOn; runs: Runs }

/** The live streams: on people's own devices, and on the classroom's displays. */
export function createLiveModule({ store, runNow, log }: Context, needs: Needs) {
  const { sessions, displays, plansOn, runs } = needs
  const warn = (error: unknown) => log.warn({ err: error }, 'a screen couldn’t be updated')
  const live = createLive({ store, now: runNow, runs, sessions, displays, plansOn, warn })
  return { services: { live }, routes: [liveRoutes(live, runNow)] } satisfies Module
}
