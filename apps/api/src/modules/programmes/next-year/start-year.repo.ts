import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { instantAt } from '../../../time/wall-time.ts'
import { findCurrentProgramme, findTimeZone, listHalfTerms } from '../programmes.repo.ts'
import { type Calendar, firstYearOf } from '../seed/first-year.seed.ts'

type MeetingRow = Tx['t']['meeting']['$inferSelect']

/**
 * The year was written when the server first started. By the day the school is set up its choices may be over, or all of
 * it: then they are still to come, and it is the next.
 */
async function bringUpToDate(tx: Tx, schoolId: string, now: number) {
  const { db, t } = tx
  const timeZone = await findTimeZone(tx, schoolId)
  const programme = await findCurrentProgramme(tx, schoolId)
  if (!programme) return
  const { name, calendar, ...choices } = firstYearOf(now, timeZone)
  if (name === programme.name && now < programme.choiceClosesAt) return
  await db
    .update(t.programme)
    .set({ name, ...choices })
    .where(eq(t.programme.id, programme.id))
  if (name !== programme.name) await moveTo(tx, { id: programme.id, timeZone }, calendar)
}

/** To the dates of another year; nobody is there yet who could have changed them. */
async function moveTo(tx: Tx, { id, timeZone }: { id: string; timeZone: string }, calendar: Calendar) {
  const { db, t } = tx
  await db.delete(t.dayOff).where(eq(t.dayOff.programmeId, id))
  if (calendar.daysOff.length > 0)
    await db.insert(t.dayOff).values(calendar.daysOff.map(dayOff => ({ id: newId(), programmeId: id, ...dayOff })))
  for (const halfTerm of await listHalfTerms(tx, id)) {
    const wanted = calendar.halfTerms[halfTerm.position]
    if (!wanted) continue
    const { meeting: date, ...dates } = wanted
    const startsAtMs = instantAt(date, calendar.meetingStartsAt, timeZone)
    await db.update(t.halfTerm).set(dates).where(eq(t.halfTerm.id, halfTerm.id))
    await db.update(t.meeting).set({ date, startsAtMs }).where(eq(t.meeting.halfTermId, halfTerm.id))
  }
}

/**
 * A school that begins in the middle of a year has not held or missed what was planned for before: those meetings stay, as
 * ones before it started. The first of a group that is still to come is its first meeting: nobody has a plan to report on.
 */
export async function startYearAt(tx: Tx, schoolId: string, now: number): Promise<void> {
  const { db, t } = tx
  await bringUpToDate(tx, schoolId, now)
  const planned = await db
    .select({ meeting: t.meeting, places: t.group.places })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .where(and(eq(t.meeting.schoolId, schoolId), eq(t.meeting.status, 'planned')))
    .orderBy(asc(t.meeting.startsAtMs))
  for (const rows of Map.groupBy(planned, ({ meeting }) => meeting.groupId).values()) {
    const first = rows.find(({ meeting }) => meeting.startsAtMs >= now)
    if (first && first !== rows[0]) await makeFirst(tx, first.meeting, first.places)
  }
}

async function makeFirst({ db, t }: Tx, meeting: MeetingRow, people: number) {
  const { id, minutes, withBreak } = meeting
  await db.update(t.meeting).set({ kind: 'first' }).where(eq(t.meeting.id, id))
  await db.delete(t.segment).where(eq(t.segment.meetingId, id))
  const segments = fitAgenda({ meetingKind: 'first', minutes, people, withBreak })
  await db
    .insert(t.segment)
    .values(segments.map((segment, position) => ({ id: newId(), meetingId: id, position, ...segment })))
}
