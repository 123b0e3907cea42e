import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { schoolDayAfter, schoolDaysOf } from '@hubs/rules/dates/school-days'
import { promiseSentence } from '@hubs/rules/plans/promise'
import { givingWay, inShortWrites } from '../../../store/short-writes.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { planDueLetter } from '../../mail/letters/plans.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import { findSchoolYear, listSchools } from '../calendar.repo.ts'
import * as repo from './check-ins.repo.ts'

type Needs = { system: Store; now: Clock; notices: Notices; mail: Pick<Mail, 'wake'>; origin: () => string }

/** So many school days before a meeting (domain.md 4.3); the notice of the week before comes after it. */
const SCHOOL_DAYS_BEFORE = 10
const WEEK_MS = 7 * DAY_MS
/** As far ahead as ten school days can be, over the longest holiday of a school year. */
const FARTHEST_MS = 60 * DAY_MS
/** Whoever has just been asked "Tried it yet?" is left alone. */
const QUIET_MS = 5 * DAY_MS

type Coming = Awaited<ReturnType<typeof repo.listComing>>[number]

async function tellGroup({ now, origin, notices }: Needs, tx: Tx, meeting: Coming, today: string) {
  const open = await repo.listOpen(tx, meeting.groupId)
  const byOwner = Map.groupBy(
    open.filter(({ plan, askedAt }) => plan.meetingId !== meeting.id && now() - (askedAt ?? 0) > QUIET_MS),
    ({ owner }) => owner.id,
  )
  for (const [, rows] of byOwner) {
    const [first] = rows
    if (!first) continue
    const letter = planDueLetter({
      to: first.owner,
      hubName: meeting.hubName,
      day: longDay(meeting.date, today),
      shortDay: shortDay(meeting.date, today),
      promises: rows.map(({ plan }) => promiseSentence(plan)),
      page: `${origin()}/plans`,
      settingsPage: `${origin()}/notifications`,
    })
    await notices.tell(tx, [first.owner], 'plan-due', () => ({
      kind: 'plan-due',
      event: `plan-due ${meeting.id}`,
      title: letter.subject,
      path: rows.length === 1 ? `/plans/${first.plan.id}` : '/plans',
      meetingId: meeting.id,
      letter,
      staleAt: meeting.startsAtMs - WEEK_MS,
    }))
  }
}

/** The meetings that people are to be told of today. */
async function dueIn({ now }: Needs, tx: Tx, schoolId: string, today: string) {
  const due: Coming[] = []
  for await (const meeting of givingWay(await repo.listComing(tx, schoolId, now() + WEEK_MS, now() + FARTHEST_MS))) {
    const isSchoolDay = schoolDaysOf(await findSchoolYear(tx, meeting.groupId))
    const tenth = schoolDayAfter(today, SCHOOL_DAYS_BEFORE, isSchoolDay)
    if (!isSchoolDay(today) || tenth === null || tenth < meeting.date) continue
    if (!(await repo.isNotified(tx, meeting.id, 'plan-due'))) due.push(meeting)
  }
  return due
}

async function tellSchool(needs: Needs, { id, timeZone }: { id: string; timeZone: string }) {
  const today = dayAt(needs.now(), timeZone)
  await inShortWrites(needs.system, await dueIn(needs, needs.system.read, id, today), async (tx, meetings) => {
    for (const meeting of meetings) await tellGroup(needs, tx, meeting, today)
  })
}

/** What housekeeping does every hour. Two servers at once tell once, as the event is one for each person. */
async function round(needs: Needs): Promise<() => Promise<void>> {
  return async () => {
    for await (const school of givingWay(await listSchools(needs.system.read))) await tellSchool(needs, school)
    needs.mail.wake()
  }
}

/** "You report back on Wed 27 Jan", once for each meeting, to those with an open plan. */
export function createPlanDue(needs: Needs) {
  return {
    round: round.bind(null, needs),
  }
}
