import type { Context, Module } from '../../module.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import type { Meetings } from '../meetings/meetings.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import { checkInRoutes } from './check-in.routes.ts'
import { createCheckIn } from './check-in.service.ts'

type Needs = { attempts: Attempts; runs: Runs; meetings: Meetings }

/** The register by a code on the projector. */
export function createCheckInModule({ store, now }: Context, { attempts, runs, meetings }: Needs) {
  const checkIn = createCheckIn({ store, now, attempts, runs, meetings })
  return { services: { checkIn }, routes: [checkInRoutes(checkIn)], jobs: [checkIn.sweep] } satisfies Module
}
