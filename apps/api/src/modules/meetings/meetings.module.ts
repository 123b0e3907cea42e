import type { Context, Module } from '../../module.ts'
import type { MeetingNotices } from '../notices/meeting-notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { dateRoutes, yearHalfTermRoutes } from './dates.routes.ts'
import { createDates } from './dates.service.ts'
import { createHalfTerms } from './half-terms.service.ts'
import { historicalActors } from './historical-actor.service.ts'
import { meetingRoutes, runRoutes } from './meetings.routes.ts'
import { createMeetings } from './meetings.service.ts'
import { createRuns } from './run/runs.service.ts'

type Needs = { meetingNotices: MeetingNotices; programmes: Programmes }

/** Dates, agendas and runs. What shows, prepares and records a meeting has modules of its own. */
export function createMeetingsModule({ store, now, runNow }: Context, { meetingNotices, programmes }: Needs) {
  const runs = createRuns({ store, now: runNow })
  const dates = createDates({ store, runs, now, notices: meetingNotices })
  const halfTerms = createHalfTerms({ store, runs, now, programmes, notices: meetingNotices })
  const meetings = createMeetings({ store, runs, now, notices: meetingNotices })
  return {
    services: { runs, meetings, historicalActors },
    routes: [
      meetingRoutes(meetings),
      runRoutes(runs, meetings, runNow),
      dateRoutes(dates),
      yearHalfTermRoutes(halfTerms),
    ],
  } satisfies Module
}
