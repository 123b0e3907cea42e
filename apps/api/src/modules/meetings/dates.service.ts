import type { Actor } from '@hubs/rules/can'
import { awayOf, whyNot } from '@hubs/rules/meeting-dates'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { MeetingDates, MoveMeetings } from '@hubs/schema/programmes/meeting-dates'
import { doneBy, writeAudit } from '../../audit.ts'
import { authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt, endsAfterMidnight, instantAt } from '../../time/wall-time.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { MeetingNotices } from '../notices/meeting-notices.service.ts'
import * as repo from './dates.repo.ts'
import { updateMeeting } from './meetings.repo.ts'
import { refuseOnceBegun } from './meetings.service.ts'
import type { Runs } from './run/runs.service.ts'

type Move = { wanted: MoveMeetings['meetings'][number]; at: number }

type Needs = { store: GuardedStore; runs: Runs; now: Clock; notices: Pick<MeetingNotices, 'changed' | 'wake'> }

async function all({ now }: Needs, tx: Tx, schoolId: string): Promise<MeetingDates> {
  const year = await repo.findYear(tx, schoolId)
  if (!year) throw notFound('programme')
  const { id, stepsChecked, usualDay, usualStartsAt, usualPlace } = year.programme
  const groups = await repo.listGroups(tx, id)
  const people = Map.groupBy(await repo.listWorkingDays(tx, id), ({ groupId }) => groupId)
  const inHub = (hubId: string) => groups.filter(({ group }) => group.hubId === hubId).length
  return {
    today: dayAt(now(), year.timeZone),
    usual: { day: usualDay, startsAt: usualStartsAt, place: usualPlace },
    accepted: stepsChecked.includes('meeting-dates'),
    halfTerms: await repo.listHalfTerms(tx, id),
    daysOff: await repo.listDaysOff(tx, id),
    groups: groups.map(({ group, hub }) => ({
      id: group.id,
      hubSlug: hub.slug,
      hubName: hub.name,
      name: inHub(group.hubId) > 1 ? group.name : null,
      leaderIds: [group.facilitatorId, group.coFacilitatorId].filter(each => each !== null),
      people: people.get(group.id)?.length ?? 0,
      away: awayOf(people.get(group.id) ?? []),
    })),
    meetings: await repo.listMeetings(tx, id),
  }
}

/** Moves one of them, as it was seen. Returns its run where that follows; undefined where nothing changes. */
async function moveOne({ runs, notices }: Needs, tx: Tx, actor: Actor, dates: MeetingDates, { wanted, at }: Move) {
  const refuse = (field: string, sentence: string) =>
    new Refusal('invalid', sentence, { fields: { [`meetings.${at}.${field}`]: sentence } })
  const meeting = dates.meetings.find(({ id }) => id === wanted.id)
  const halfTerm = dates.halfTerms.find(({ id }) => id === meeting?.halfTermId)
  if (!meeting || !halfTerm) throw notFound('meeting')
  const { id, expectedVersion, ...to } = wanted
  if (meeting.version !== expectedVersion)
    throw new Refusal('stale', 'Someone else has changed one of these meetings. Check the dates again.')
  if (isAsWanted(meeting, to)) return undefined
  const context = await runs.findOr404(tx, actor.schoolId, id)
  refuseOnceBegun(context.meeting, 'you can’t move it')
  const why = to.date === meeting.date ? null : whyNot(to.date, halfTerm, dates.daysOff)
  if (why) throw refuse('date', `${why} Choose another date.`)
  if (endsAfterMidnight(to.startsAt, meeting.minutes))
    throw refuse('startsAt', 'The meeting would end after midnight. Choose an earlier start time.')
  const startsAtMs = instantAt(to.date, to.startsAt, context.timeZone)
  const updated = await updateMeeting(tx, id, expectedVersion, { ...to, startsAtMs })
  if (!updated) throw new Refusal('stale', 'Someone else has changed one of these meetings. Check the dates again.')
  await notices.changed(
    tx,
    actor,
    { meeting: context.meeting, hubName: context.hub.name, timeZone: context.timeZone },
    updated,
  )
  return runs.syncPlannedRun(tx, { ...context, meeting: updated })
}

const allDates = (needs: Needs) =>
  guarded('programme:edit', (actor): Promise<MeetingDates> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return all(needs, store.read, actor.schoolId)
  })

/** Moves them all, or none of them. */
const move = (needs: Needs) =>
  guarded('programme:edit', async (actor, { meetings }: MoveMeetings): Promise<MeetingDates> => {
    const { store, notices, runs, now } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const moved = await store.write(async tx => {
      const dates = await all(needs, tx, schoolId)
      const followed: (StoredRun | null)[] = []
      for (const [at, wanted] of meetings.entries()) {
        const run = await moveOne(needs, tx, actor, dates, { wanted, at })
        if (run !== undefined) followed.push(run)
      }
      if (followed.length > 0) {
        await repo.checkStep(tx, schoolId)
        const details = { meetings: followed.length }
        await writeAudit(tx, { ...doneBy(actor, now()), action: 'meeting-dates-changed', details })
      }
      return followed.filter(run => run !== null)
    })
    notices.wake()
    for (const run of moved) await runs.announce(run)
    await store.signal({ topic: 'meetings', id: schoolId })
    await store.signal({ topic: 'hubs', id: schoolId })
    return all(needs, store.read, schoolId)
  })

/** The dates of all meetings of a year together: seen as one table, and moved as one. */
export function createDates(needs: Needs) {
  return {
    all: allDates(needs),
    move: move(needs),
  }
}

export type Dates = ReturnType<typeof createDates>
