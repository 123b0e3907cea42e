import type { Actor } from '@hubs/rules/can'
import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { MINUTE_MS, DAY_MS, WEEK_MS } from '@hubs/rules/dates/durations'
import type { NoticeKind } from '@hubs/schema/notices'
import { givingWay, inShortWrites } from '../../store/short-writes.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt, timeAt } from '../../time/wall-time.ts'
import type { Letter } from '../mail/letters/letters.mail.ts'
import {
  cancelledLetter,
  movedLetter,
  reinstatedLetter,
  soonLetter,
  whenWhere,
  type WhenWhere,
} from '../mail/letters/notices.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import { isAwake } from './awake.rules.ts'
import * as repo from './meeting-notices.repo.ts'
import type { NoticeReader, Notices } from './notices.service.ts'

type Row = Tx['t']['meeting']['$inferSelect']
type MeetingContext = { meeting: Row; hubName: string; timeZone: string }
type Needs = { system: Store; now: Clock; notices: Notices; mail: Mail; origin: () => string }

const pageOf = (id: string) => `/meetings/${id}`

const endOf = ({ startsAtMs, minutes }: Pick<Row, 'startsAtMs' | 'minutes'>) => startsAtMs + minutes * MINUTE_MS

function whenOf({ now }: Needs, row: Row, timeZone: string): WhenWhere {
  const day = longDay(row.date, dayAt(now(), timeZone))
  return { day, startsAt: row.startsAt, endsAt: timeAt(endOf(row), timeZone), place: row.place }
}

type About = { kind: NoticeKind; event: string; title: string; letterFor: (to: NoticeReader) => Letter }

/** To everybody of the group. */
async function tellGroup(needs: Needs, tx: Tx, at: MeetingContext, about: About, byId?: string) {
  const { meeting } = at
  const readers = await repo.listReaders(tx, meeting.groupId)
  return needs.notices.tell(tx, readers, about.kind, to => ({
    kind: about.kind,
    event: about.event,
    title: about.title,
    path: pageOf(meeting.id),
    meetingId: meeting.id,
    ...(byId && { byId }),
    letter: about.letterFor(to),
    staleAt: Math.max(meeting.startsAtMs, needs.now() + DAY_MS),
  }))
}

async function tellSoon(needs: Needs, tx: Tx, at: MeetingContext) {
  const { now, origin } = needs
  const { meeting, hubName, timeZone } = at
  const agenda = await repo.listAgenda(tx, meeting.id)
  const withPlan = await repo.listPlanOwners(tx, meeting.groupId)
  const today = dayAt(now(), timeZone)
  const day = shortDay(meeting.date, today)
  await tellGroup(needs, tx, at, {
    kind: 'meeting-soon',
    event: `meeting-soon ${meeting.id}`,
    title: `${hubName} meets on ${day}, ${meeting.startsAt}${meeting.place ? `, ${meeting.place}` : ''}`,
    letterFor: to =>
      soonLetter({
        to,
        hubName,
        now: whenOf(needs, meeting, timeZone),
        shortDay: day,
        agenda: agenda.map(({ title, minutes }) => `${title}, ${minutes} minutes`),
        bring: [...new Set(agenda.flatMap(({ materials }) => materials))],
        hasPlan: withPlan.has(to.id),
        page: `${origin()}${pageOf(meeting.id)}`,
        plansPage: `${origin()}/plans`,
        settingsPage: `${origin()}/notifications`,
      }),
  })
}

/** The meetings of the next week of which somebody in the group has not been told. */
async function dueIn({ now }: Needs, tx: Tx, schoolId: string) {
  const coming = await repo.listComing(tx, schoolId, now() + DAY_MS, now() + WEEK_MS)
  const told = await repo.listNotified(
    tx,
    coming.map(({ meeting }) => meeting.id),
  )
  const due: typeof coming = []
  for await (const each of givingWay(coming)) {
    const readers = await repo.listReaders(tx, each.meeting.groupId)
    if (!readers.every(({ id }) => told.get(each.meeting.id)?.has(id))) due.push(each)
  }
  return due
}

async function tellSchool(needs: Needs, { id, timeZone }: { id: string; timeZone: string }) {
  await inShortWrites(needs.system, await dueIn(needs, needs.system.read, id), async (tx, some) => {
    for (const { meeting, hubName } of some)
      // What has been changed meanwhile is told of in the next round, as it is then.
      if (await repo.isUnchanged(tx, meeting)) await tellSoon(needs, tx, { meeting, hubName, timeZone })
  })
}

/**
 * A meeting has been saved with another date, time, room or state: tells its group once, inside the same transaction.
 * Call `mail.wake` after the commit.
 */
async function changed(needs: Needs, tx: Tx, actor: Actor, before: MeetingContext, after: Row) {
  const { meeting: was, hubName, timeZone } = before
  if (Math.max(endOf(was), endOf(after)) <= needs.now()) return
  const names = ['date', 'startsAt', 'minutes', 'place', 'status'] as const
  if (names.every(name => was[name] === after[name])) return
  // What was cancelled stays out of people's calendars, wherever it is moved.
  if (was.status === 'cancelled' && after.status === 'cancelled') return
  const at = { meeting: after, hubName, timeZone }
  const by = await repo.findName(tx, actor.id)
  const today = dayAt(needs.now(), timeZone)
  const [day, oldDay] = [shortDay(after.date, today), shortDay(was.date, today)]
  const link = `${needs.origin()}${pageOf(after.id)}`
  const said = { hubName, page: link, by }
  const [wasWhen, isWhen] = [whenOf(needs, was, timeZone), whenOf(needs, after, timeZone)]
  const event = `${after.id} ${after.version}`
  if (after.status === 'cancelled')
    await tellGroup(
      needs,
      tx,
      at,
      {
        kind: 'meeting-cancelled',
        event: `meeting-cancelled ${event}`,
        title: `${hubName}: the meeting on ${oldDay} is cancelled`,
        letterFor: to => cancelledLetter({ ...said, to, was: wasWhen, shortDay: oldDay }),
      },
      actor.id,
    )
  else
    await tellGroup(
      needs,
      tx,
      at,
      {
        kind: 'meeting-moved',
        event: `meeting-moved ${event}`,
        title:
          was.status === 'cancelled'
            ? `${hubName}: the meeting on ${day} will take place`
            : `${hubName}: the meeting is now on ${day}, ${after.startsAt}${after.place ? `, ${after.place}` : ''}`,
        letterFor: to =>
          was.status === 'cancelled'
            ? reinstatedLetter({ ...said, to, now: isWhen, shortDay: day })
            : movedLetter({ ...said, to, now: isWhen, before: wasWhen, shortDay: day }),
      },
      actor.id,
    )
}

/** When a group still meets, in words. */
async function datesOf(needs: Needs, tx: Tx, groupId: string): Promise<string[]> {
  const coming = await repo.listComingOf(tx, groupId, needs.now())
  return coming.map(({ meeting, timeZone }) => whenWhere(whenOf(needs, meeting, timeZone)))
}

/** What housekeeping does every hour: the emails of the week before. Whoever joins in that week gets theirs too. */
async function round(needs: Needs): Promise<() => Promise<void>> {
  return async () => {
    for await (const school of givingWay(await repo.listSchools(needs.system.read))) {
      if (isAwake(needs.now(), school.timeZone)) await tellSchool(needs, school)
    }
    needs.mail.wake()
  }
}

/** What people of a group are told of its meetings: a week before, and whenever one is moved, cancelled or reinstated. */
export function createMeetingNotices(needs: Needs) {
  return {
    changed: changed.bind(null, needs),
    datesOf: datesOf.bind(null, needs),
    wake: () => needs.mail.wake(),
    round: round.bind(null, needs),
  }
}

export type MeetingNotices = ReturnType<typeof createMeetingNotices>
