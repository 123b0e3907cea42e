import type { Context, Module } from '../../../module.ts'
import type { CheckIn } from '../../check-in/check-in.service.ts'
import type { Live } from '../../meetings/live/live.service.ts'
import type { Runs } from '../../meetings/run/runs.service.ts'
import type { Displays } from '../displays.service.ts'
import { pairedDisplayRoutes } from './paired-displays.routes.ts'

type Needs = { displays: Displays; checkIn: CheckIn; live: Live; runs: Runs }

/** What a paired classroom screen itself asks for. It shows the live streams, so it comes after them. */
export function createPairedDisplaysModule({ env, runNow }: Context, { displays, checkIn, live, runs }: Needs) {
  const secure = env.PUBLIC_URL?.startsWith('https:') ?? false
  return {
    services: {},
    routes: [pairedDisplayRoutes({ displays, checkIn, live, runs, now: runNow, secure })],
  } satisfies Module
}
