import { fitAgenda } from '@hubs/rules/agenda/agenda'
import type { Actor } from '@hubs/rules/can'
import { awayOf, bestDay, openDaysIn } from '@hubs/rules/meeting-dates'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { Programme, UpdateHalfTerms } from '@hubs/schema/programmes/programmes'
import { doneBy, writeAudit } from '../../audit.ts'
import { authorize, guarded } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import { insertMeetings, meetingKind } from '../hubs/group-meetings.seed.ts'
import type { MeetingNotices } from '../notices/meeting-notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import * as repo from './half-terms.repo.ts'
import { replaceSegments, updateMeeting } from './meetings.repo.ts'
import type { Runs } from './run/runs.service.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  runs: Runs
  notices: Pick<MeetingNotices, 'changed' | 'wake'>
  programmes: Pick<Programmes, 'currentOf' | 'view' | 'timeZoneOf' | 'setHalfTerms'>
}
type HalfTerm = NonNullable<Awaited<ReturnType<Programmes['setHalfTerms']>>>[number]

/** Throws where something has happened in a half term that is to go. */
async function refuseHistory(tx: Tx, removed: readonly HalfTerm[], held: readonly string[]) {
  const ids = removed.map(({ id }) => id)
  const reviewed = await repo.findReviewed(tx, ids)
  const kept = removed.find(({ id }) => held.includes(id) || id === reviewed)
  if (!kept) return
  const why = held.includes(kept.id) ? 'has meetings that have been held' : 'has progress reviews'
  throw new Refusal('conflict', `${kept.name} ${why}, so it can’t be removed. You can still change its dates.`)
}

/**
 * Empties half terms that go. A meeting that nobody has been told of or put anything to goes with them; any other is
 * cancelled, its group is told, and it stays readable in the half term beside.
 */
async function clear(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  { removed, staying }: { removed: readonly HalfTerm[]; staying: readonly HalfTerm[] },
) {
  const rows = await repo.listMeetingsIn(
    tx,
    removed.map(({ id }) => id),
  )
  const held = rows.filter(({ meeting: { status } }) => status === 'running' || status === 'ended')
  await refuseHistory(
    tx,
    removed,
    held.map(({ meeting }) => meeting.halfTermId),
  )
  const used = await repo.listUsed(
    tx,
    rows.map(({ meeting }) => meeting.id),
  )
  const peopled = await repo.listPeopled(
    tx,
    rows.map(({ meeting }) => meeting.groupId),
  )
  const isUntouched = ({ meeting: { id, groupId, version } }: (typeof rows)[number]) =>
    version === 1 && !used.has(id) && !peopled.has(groupId)
  await repo.deleteMeetings(
    tx,
    rows.filter(isUntouched).map(({ meeting }) => meeting.id),
  )
  const runs: StoredRun[] = []
  for (const each of rows.filter(row => !isUntouched(row))) {
    const { meeting } = each
    const position = removed.find(({ id }) => id === meeting.halfTermId)?.position ?? 0
    const beside = staying.findLast(halfTerm => halfTerm.position < position) ?? staying[0]
    if (!beside) throw new Refusal('conflict', 'At least one half term with meetings has to stay.')
    const change = { halfTermId: beside.id, status: 'cancelled' as const }
    await needs.notices.changed(tx, actor, each, { ...meeting, ...change, version: meeting.version + 1 })
    await updateMeeting(tx, meeting.id, meeting.version, change)
    const context = await needs.runs.findOr404(tx, actor.schoolId, meeting.id)
    const run = await needs.runs.syncPlannedRun(tx, context)
    if (run) runs.push(run)
  }
  return runs
}

/** A meeting of every group in each half term that is new, on the day that is proposed for it. */
async function addMeetings({ now, programmes }: Needs, tx: Tx, schoolId: string, added: readonly HalfTerm[]) {
  const row = await programmes.currentOf(tx, schoolId)
  const { daysOff, usual } = await programmes.view(tx, row)
  const timeZone = await programmes.timeZoneOf(tx, schoolId)
  const today = dayAt(now(), timeZone)
  const groups = await repo.listGroupsToMeet(tx, row.id)
  const stored = await repo.listInOrder(tx, row.id)
  const calendar = { usual, daysOff, today }
  const meetOn = added.map(halfTerm => ({ id: halfTerm.id, days: openDaysIn(halfTerm, calendar) }))
  const toMeet = groups.map(({ group, people }) => {
    const { id, places } = group
    const leaderIds = [group.facilitatorId, group.coFacilitatorId].filter(each => each !== null)
    const dated = { id, hubSlug: '', hubName: '', name: null, leaderIds, people: people.length, away: awayOf(people) }
    const dates = meetOn.flatMap(({ id: halfTermId, days }) => {
      const date = bestDay(days, dated)
      return date === null ? [] : [{ halfTermId, date, startsAt: usual.startsAt, minutes: row.meetingMinutes }]
    })
    return { id, people: places, dates, after: stored.get(id)?.length ?? 0 }
  })
  await insertMeetings(tx, { schoolId, timeZone }, toMeet)
}

/** Meetings count from the first of the year; what nobody has prepared yet begins or ends it where it now stands so. */
async function putInOrder(tx: Tx, programmeId: string) {
  for (const rows of (await repo.listInOrder(tx, programmeId)).values()) {
    if (rows.some(({ meeting }, at) => meeting.number !== at + 1))
      await repo.renumber(
        tx,
        rows.map(({ meeting }) => meeting.id),
      )
    const on = rows.filter(({ meeting }) => meeting.status !== 'cancelled')
    for (const [at, { meeting, places }] of on.entries()) {
      const { id, minutes, withBreak, version, status } = meeting
      const kind = meetingKind(at, on.length)
      // The first of a school that began in mid-year stays its first.
      const began = on.some((each, before) => before < at && each.meeting.kind === 'first')
      if (kind === meeting.kind || (meeting.kind === 'first' && !began) || version !== 1 || status !== 'planned')
        continue
      const segments = fitAgenda({ meetingKind: kind, minutes, people: places, withBreak })
      await repo.setKind(tx, id, kind)
      await replaceSegments(
        tx,
        id,
        segments.map((segment, position) => ({
          ...segment,
          id: newId(),
          meetingId: id,
          position,
          links: [],
          materials: [],
          presenterId: null,
        })),
      )
    }
  }
}

/** The half terms of the year as a school has them: dates, names and number; all of it at once, or nothing. */
const update = (needs: Needs) =>
  guarded('programme:edit', async (actor, { expectedVersion, ...wanted }: UpdateHalfTerms): Promise<Programme> => {
    const { store, programmes, notices, runs, now } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const cleared = await store.write(async tx => {
      const row = await programmes.currentOf(tx, schoolId)
      const announced: StoredRun[] = []
      let isOther = false
      const added = await programmes.setHalfTerms(tx, {
        row,
        wanted,
        expectedVersion,
        view: programmes.view,
        clear: async (removed, staying) => {
          isOther = true
          announced.push(...(await clear(needs, tx, actor, { removed, staying })))
        },
      })
      if (added && added.length > 0) await addMeetings(needs, tx, schoolId, added)
      if (isOther || (added && added.length > 0)) await putInOrder(tx, row.id)
      if (added) await writeAudit(tx, { ...doneBy(actor, now()), action: 'half-terms-changed' })
      return announced
    })
    notices.wake()
    for (const run of cleared) await runs.announce(run)
    await store.signal({ topic: 'meetings', id: schoolId })
    await store.signal({ topic: 'hubs', id: schoolId })
    return programmes.view(store.read, await programmes.currentOf(store.read, schoolId))
  })

/** What follows for meetings where a year gets another number of half terms. */
export function createHalfTerms(needs: Needs) {
  return { update: update(needs) }
}

export type HalfTerms = ReturnType<typeof createHalfTerms>
