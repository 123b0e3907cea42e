import { and, eq } from 'drizzle-orm'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { insertMeetings } from '../../hubs/group-meetings.seed.ts'
import { findCurrentProgramme, findTimeZone, insertDaysOff, listHalfTerms } from '../programmes.repo.ts'
import { datesOf } from '../seed/create-school.seed.ts'
import { type Calendar, firstYearOf } from '../seed/first-year.seed.ts'

type Year = { id: string; schoolId: string; timeZone: string }

/**
 * The year was written when the server first started, perhaps by an earlier version: on the day the school is set up it is
 * written anew, with its choices still to come and nobody meeting before they are over. It may be the next year by then.
 */
export async function startYearAt(tx: Tx, schoolId: string, now: number): Promise<void> {
  const { db, t } = tx
  const timeZone = await findTimeZone(tx, schoolId)
  const programme = await findCurrentProgramme(tx, schoolId)
  if (!programme) return
  const { name, calendar, ...choices } = firstYearOf(now, timeZone)
  await db
    .update(t.programme)
    .set({ name, ...choices })
    .where(eq(t.programme.id, programme.id))
  await moveTo(tx, { id: programme.id, schoolId, timeZone }, calendar)
}

/** To other dates, all of them: nobody is there yet who could have changed one. */
async function moveTo(tx: Tx, { id, schoolId, timeZone }: Year, calendar: Calendar) {
  const { db, t } = tx
  await db.delete(t.dayOff).where(eq(t.dayOff.programmeId, id))
  await insertDaysOff(
    tx,
    calendar.daysOff.map(dayOff => ({ id: newId(), programmeId: id, ...dayOff })),
  )
  const halfTerms = await listHalfTerms(tx, id)
  for (const halfTerm of halfTerms) {
    const { meeting: _day, ...dates } = calendar.halfTerms[halfTerm.position] ?? { meeting: null }
    await db.update(t.halfTerm).set(dates).where(eq(t.halfTerm.id, halfTerm.id))
  }
  await db.delete(t.meeting).where(and(eq(t.meeting.schoolId, schoolId), eq(t.meeting.status, 'planned')))
  const groups = await db
    .select({ id: t.group.id, people: t.group.places })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, id))
  const dates = datesOf(calendar, halfTerms)
  await insertMeetings(
    tx,
    { schoolId, timeZone },
    groups.map(group => ({ ...group, dates })),
  )
}
