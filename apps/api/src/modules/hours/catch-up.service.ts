import type { Actor } from '@hubs/rules/can'
import { CATCH_UP_MINUTES, missedIt } from '@hubs/rules/hours'
import { isClosed } from '@hubs/rules/plans/report-days'
import type { CatchUp } from '@hubs/schema/hours'
import { type Asking, authorize, guarded } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { type HistoricalActors, toThing } from '../meetings/historical-actor.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import type { PlansForMinutes } from '../plans/meetings/minutes-plans.service.ts'
import * as repo from './catch-up.repo.ts'
import { insertCatchUp } from './hours.repo.ts'

type MeetingContext = Awaited<ReturnType<Runs['findOr404']>>

type Needs = {
  store: GuardedStore
  now: Clock
  runs: Runs
  historicalActors: HistoricalActors
  plans: Pick<PlansForMinutes, 'plansDueAt'>
}

async function find({ runs, historicalActors }: Needs, tx: Lookup, actor: Asking<'meeting:watch'>, meetingId: string) {
  const context = await runs.findOr404(tx, actor.schoolId, meetingId)
  const { meeting, group, programme } = context
  const viewer = (await historicalActors.forYear(tx, actor, programme.current)).inGroup(group.id)
  return { context, viewer, thing: toThing(meeting) }
}

async function look({ plans, now }: Needs, tx: Tx, actor: Actor, { meeting }: MeetingContext): Promise<CatchUp> {
  const attendance = await repo.findAttendance(tx, meeting.id, actor.id)
  const missed = meeting.status === 'ended' && attendance !== undefined && missedIt(attendance)
  const nothing = { missed, doneAt: null, reported: null, planned: false, closed: false, minutes: CATCH_UP_MINUTES }
  if (!missed) return nothing
  const done = await repo.findCatchUp(tx, meeting.id, actor.id)
  const due = (await plans.plansDueAt(tx, meeting)).get(actor.id)
  return {
    missed,
    doneAt: done ? iso(done.at) : null,
    reported: due ? due.written : null,
    planned: await repo.hasPlanFrom(tx, meeting.id, actor.id),
    closed: !done && due?.written === false && isClosed(meeting, now()),
    minutes: done?.minutes ?? CATCH_UP_MINUTES,
  }
}

const see = (needs: Needs) =>
  guarded('meeting:watch', async (actor, meetingId: string) => {
    const { store } = needs
    const { context, viewer, thing } = await find(needs, store.read, actor, meetingId)
    authorize(store, viewer, thing)
    return look(needs, store.read, actor, context)
  })

/** The last step: whoever has reported and planned says that they have read the minutes. */
const complete = (needs: Needs) =>
  guarded('meeting:watch', (actor, meetingId: string): Promise<CatchUp> => {
    return needs.store.write(async tx => {
      const { context, viewer, thing } = await find(needs, tx, actor, meetingId)
      authorize(tx, viewer, thing)
      const before = await look(needs, tx, actor, context)
      if (before.doneAt !== null) return before
      if (!before.missed)
        throw new Refusal(
          'conflict',
          'The register doesn’t say that you missed this meeting. If you did, ask your facilitator to correct it.',
        )
      if (before.closed)
        throw new Refusal(
          'conflict',
          'Reports for this meeting closed two weeks after it, so you can’t catch up on it any more.',
        )
      if (before.reported === false)
        throw new Refusal('conflict', 'Write your report for this meeting first, then finish catching up.')
      if (!before.planned)
        throw new Refusal('conflict', 'Make a plan from this meeting first, then finish catching up.')
      await insertCatchUp(tx, { meetingId, personId: actor.id, minutes: CATCH_UP_MINUTES, at: needs.now() })
      return look(needs, tx, actor, context)
    })
  })

/** Catching up on a meeting somebody missed: the minutes, a report and a plan, each there to be seen. */
export function createCatchUps(needs: Needs) {
  return {
    see: see(needs),
    complete: complete(needs),
  }
}

export type CatchUps = ReturnType<typeof createCatchUps>
