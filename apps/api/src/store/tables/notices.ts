import type { NoticeKind, NoticeChannel, OptionalNoticeKind } from '@hubs/schema/notices'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'>

/** What people were told, how they want to hear of it, and the calendars that follow their meetings. */
export function noticeTables(k: Kit, { person }: Needs) {
  const ofPerson = () => k.ref(() => person.id)

  /** One row for each person and event: whoever was told of something is told of it once. */
  const notice = k.table(
    'notice',
    {
      id: k.id(),
      personId: ofPerson(),
      event: k.text().notNull(),
      kind: k.text().$type<NoticeKind>().notNull(),
      title: k.text().notNull(),
      path: k.text().notNull(),
      /** The meeting it is about, if it is about one, and who sent it, if somebody did. */
      meetingId: k.text(),
      byId: k.text().references(() => person.id),
      at: k.time().notNull(),
      readAt: k.time(),
      /** When it goes into the email of the day; null where it went out, or will not. */
      digestAt: k.time(),
    },
    t => [
      k.uniqueIndex('notice_once').on(t.personId, t.event),
      k.index('notice_person').on(t.personId, t.at, t.id),
      k.index('notice_meeting').on(t.meetingId, t.kind),
      k.index('notice_digest').on(t.digestAt),
      k.index('notice_at').on(t.at),
    ],
  )

  const noticePreference = k.table(
    'notice_preference',
    {
      personId: ofPerson(),
      kind: k.text().$type<OptionalNoticeKind>().notNull(),
      channel: k.text().$type<NoticeChannel>().notNull(),
    },
    t => [k.primaryKey({ columns: [t.personId, t.kind] })],
  )

  /** The address is a key: only its hash is kept. */
  const calendarFeed = k.table(
    'calendar_feed',
    {
      personId: k
        .text()
        .primaryKey()
        .references(() => person.id),
      tokenHash: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('calendar_feed_token').on(t.tokenHash)],
  )

  /**
   * What a person's calendar has of a meeting by our invitations: as it was last sent, so that it can be moved or taken
   * off whatever has become of the meeting since.
   */
  const calendarEntry = k.table(
    'calendar_entry',
    {
      personId: k.ref(() => person.id, { onDelete: 'cascade' }),
      /** No reference: a meeting that is gone is still to be taken off. */
      meetingId: k.text().notNull(),
      /** The address it went to. */
      email: k.text().notNull(),
      /** Grows with every invitation that says something else. */
      sequence: k.int().notNull(),
      cancelled: k.bool().notNull(),
      startsAtMs: k.time().notNull(),
      minutes: k.int().notNull(),
      hubName: k.text().notNull(),
      number: k.int().notNull(),
      place: k.text().notNull(),
    },
    t => [k.primaryKey({ columns: [t.personId, t.meetingId] }), k.index('calendar_entry_start').on(t.startsAtMs)],
  )

  /** An address that the mail server took nothing for: no more goes there until it is another, or is tried again. */
  const refusedAddress = k.table(
    'refused_address',
    {
      personId: k
        .text()
        .primaryKey()
        .references(() => person.id, { onDelete: 'cascade' }),
      email: k.text().notNull(),
      since: k.time().notNull(),
      /** What the mail server said. */
      reason: k.text().notNull(),
      /** It said so later, in an email: that it takes the next one proves nothing. */
      bounced: k.bool().notNull().default(false),
    },
    t => [k.index('refused_address_email').on(t.email)],
  )

  return { notice, noticePreference, calendarFeed, calendarEntry, refusedAddress }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const noticeMarks = {
  notice: {
    owner: 'personId',
    goes: true,
    no: 'id event digestAt',
    fact: 'kind path meetingId at readAt',
    names: 'title',
    who: 'personId byId',
  },
  noticePreference: { owner: 'personId', goes: true, who: 'personId', fact: 'kind channel' },
  refusedAddress: { owner: 'personId', goes: true, who: 'personId', fact: 'email since bounced', names: 'reason' },
  calendarEntry: {
    owner: 'personId',
    goes: true,
    who: 'personId',
    fact: 'email meetingId sequence cancelled startsAtMs minutes hubName number place',
  },
  calendarFeed: { owner: 'personId', goes: true, who: 'personId', secret: 'tokenHash', fact: 'createdAt' },
} as const satisfies Marks
