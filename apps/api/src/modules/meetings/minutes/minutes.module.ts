import type { Context, Module } from '../../../module.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { PlansForMinutes } from '../../plans/meetings/minutes-plans.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { createAttendanceHistory } from './attendance-history.service.ts'
import { createNotes } from './minutes-notes.service.ts'
import { minutesRoutes, pulseRoutes } from './minutes.routes.ts'
import { createMinutes } from './minutes.service.ts'
import { createPulseSums } from './pulse-sums.service.ts'
import { createPulses } from './pulse.service.ts'

type Needs = { runs: Runs; mail: Mail; notices: Notices; plansForMinutes: PlansForMinutes; searchIndex: SearchIndex }

/** What remains of a meeting. */
export function createMinutesModule({ store, now, origin }: Context, needs: Needs) {
  const { runs, mail, notices, plansForMinutes, searchIndex } = needs
  const pulseSums = createPulseSums({ store, now })
  return {
    services: { pulseSums },
    routes: [
      minutesRoutes({
        attendanceHistory: createAttendanceHistory({ store, runs }),
        minutes: createMinutes({ store, now, runs, mail, notices, origin, plans: plansForMinutes, searchIndex }),
        notes: createNotes({ store, now, runs }),
      }),
      pulseRoutes({ pulses: createPulses({ store, now, runs }), pulseSums }),
    ],
  } satisfies Module
}
