import { type Actor, can } from '@hubs/rules/can'
import { longDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { missedIt } from '@hubs/rules/hours'
import type { MissingList, sendReminders } from '@hubs/schema/notices'
import type { z } from 'zod'
import { doneBy, writeAudit } from '../../audit.ts'
import { askFor, authorize, guarded, guardedByOneOf } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import { reminderLetter } from '../mail/letters/notices.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import { findName, listSchools } from './meeting-notices.repo.ts'
import type { NoticeReader, Notices } from './notices.service.ts'
import * as repo from './reminders.repo.ts'

const key = (meetingId: string, personId: string) => `${meetingId} ${personId}`

type Needs = { store: GuardedStore; now: Clock; mail: Mail; notices: Notices; origin: () => string }
type Row = MissingList['items'][number]
/** What is sent to somebody needs more than what is shown of them. */
type MeetingToRemind = Omit<Row, 'people'> & {
  groupId: string
  people: (Row['people'][number] & { reader: NoticeReader })[]
}

async function find(tx: Tx, actor: Actor): Promise<MeetingToRemind[]> {
  const every = await repo.listGroups(tx, actor.schoolId)
  const groups = every.filter(({ id }) => can(actor, 'reminder:send', { schoolId: actor.schoolId, groupId: id }))
  const held = await repo.listHeld(
    tx,
    groups.map(({ id }) => id),
  )
  const last = groups.flatMap(group => {
    const meeting = held.find(({ groupId }) => groupId === group.id)
    return meeting ? [{ group, meeting }] : []
  })
  const meetingIds = last.map(({ meeting }) => meeting.id)
  const members = await repo.listMembers(
    tx,
    last.map(({ group }) => group.id),
  )
  const attendance = new Map(
    (await repo.listAttendance(tx, meetingIds)).map(row => [key(row.meetingId, row.personId), row.status]),
  )
  const caughtUp = new Set((await repo.listCaughtUp(tx, meetingIds)).map(row => key(row.meetingId, row.personId)))
  const planned = new Set((await repo.listPlanned(tx, meetingIds)).map(row => key(row.meetingId, row.personId)))
  const reminders = await repo.listReminders(tx, meetingIds)
  const several = new Set(
    every.filter((each, at) => every.findIndex(one => one.hubId === each.hubId) !== at).map(each => each.hubId),
  )
  return last.map(({ group, meeting }) => ({
    meetingId: meeting.id,
    groupId: group.id,
    hubName: group.hubName,
    groupName: several.has(group.hubId) ? group.name : null,
    date: meeting.date,
    people: members
      // Whoever joined after it neither missed it nor has a plan from it.
      .filter(({ groupId, joinedAt }) => groupId === group.id && joinedAt <= meeting.startsAtMs)
      .flatMap(({ groupId: _, joinedAt: __, ...reader }) => {
        const at = key(meeting.id, reader.id)
        const status = attendance.get(at)
        const missed = status !== undefined && missedIt(status) && !caughtUp.has(at)
        const noPlan = !planned.has(at)
        if (!missed && !noPlan) return []
        const reminder = reminders.find(each => each.meetingId === meeting.id && each.personId === reader.id)
        const remindedAt = reminder ? iso(reminder.at) : null
        const person = { id: reader.id, name: reader.name }
        return [{ person, missed, noPlan, remindedAt, remindedBy: reminder?.by ?? null, reader }]
      }),
  }))
}

/** Of each group's last meeting; the groups that one may remind, those without anybody left out. */
const list = ({ store }: Needs) =>
  guarded('register:year', async (actor): Promise<MissingList> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const found = await find(store.read, actor)
    return {
      items: found
        .filter(({ people }) => people.length > 0)
        .map(({ groupId: _, people, ...row }) => ({ ...row, people: people.map(({ reader: __, ...each }) => each) })),
    }
  })

/** At most one a day for each person; whoever no longer needs one gets none. */
const send = ({ store, now, notices, origin, mail }: Needs) =>
  guardedByOneOf(
    ['register:year', 'reminder:send'],
    async (actor, { meetingId, personIds }: z.infer<typeof sendReminders>) => {
      const sent = await store.write(async tx => {
        authorize(tx, askFor(actor, 'register:year'), { schoolId: actor.schoolId })
        const row = (await find(tx, actor)).find(each => each.meetingId === meetingId)
        if (!row) throw notFound('meeting')
        authorize(tx, askFor(actor, 'reminder:send'), { schoolId: actor.schoolId, groupId: row.groupId })
        const people = row.people.filter(({ person }) => personIds.includes(person.id))
        if (people.length === 0)
          throw new Refusal('conflict', 'They’ve caught up and have a plan, so no reminder was sent.')
        const school = (await listSchools(tx)).find(({ id }) => id === actor.schoolId)
        const today = dayAt(now(), school?.timeZone ?? 'Europe/London')
        const by = await findName(tx, actor.id)
        const needs = new Map(people.map(each => [each.person.id, each]))
        const told = await notices.tell(
          tx,
          people.map(({ reader }) => reader),
          'reminder',
          to => {
            const { missed = false, noPlan = false } = needs.get(to.id) ?? {}
            const letter = reminderLetter({
              to,
              hubName: row.hubName,
              by,
              missed,
              noPlan,
              day: longDay(row.date, today),
              page: `${origin()}/meetings/${meetingId}/minutes`,
              plansPage: `${origin()}/plans/new`,
              settingsPage: `${origin()}/notifications`,
            })
            return {
              kind: 'reminder',
              event: `reminder ${meetingId} ${today}`,
              title: letter.subject,
              path: noPlan && !missed ? '/plans/new' : `/meetings/${meetingId}/minutes`,
              meetingId,
              byId: actor.id,
              letter,
              staleAt: now() + 2 * DAY_MS,
            }
          },
        )
        if (told === 0)
          throw new Refusal('conflict', 'They’ve already had a reminder today. You can send another one tomorrow.')
        await writeAudit(tx, {
          ...doneBy(actor, now()),
          action: 'reminders-sent',
          details: { meetingId, people: told },
        })
        return told
      })
      mail.wake()
      return { sent }
    },
  )

/** Who missed their group's last meeting or has no plan from it, and reminders to them. */
export function createReminders(needs: Needs) {
  return {
    list: list(needs),
    send: send(needs),
  }
}

export type Reminders = ReturnType<typeof createReminders>
