import type { Context, Module } from '../../module.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import type { CheckIn } from '../check-in/check-in.service.ts'
import type { Meetings } from '../meetings/meetings.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import { displayRoutes } from './displays.routes.ts'
import { createDisplays } from './displays.service.ts'

type Needs = { attempts: Attempts; checkIn: CheckIn; runs: Runs; meetings: Meetings }

/** Classroom screens that were paired with a meeting. */
export function createDisplaysModule({ store, now }: Context, { attempts, checkIn, runs, meetings }: Needs) {
  const displays = createDisplays({ store, now, attempts, checkIn, runs, meetings })
  return { services: { displays }, routes: [displayRoutes(displays)], jobs: [displays.sweep] } satisfies Module
}
