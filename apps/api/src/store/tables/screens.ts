import type { DoorMode } from '@hubs/schema/meetings/door'
import type { Kit } from '../kit.ts'
import type { meetingTables } from './meetings.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> & Pick<ReturnType<typeof meetingTables>, 'meeting'>

/** Screens without an account, and the door by which people sign themselves in. */
export function screenTables(k: Kit, { person, meeting }: Needs) {
  const ofMeeting = () =>
    k
      .text()
      .notNull()
      .references(() => meeting.id, { onDelete: 'cascade' })

  /**
   * A browser in a classroom. `tokenHash` is the SHA-256 of its cookie's value. Until it is paired `meetingId` is null;
   * `code` works once, until `codeUntil`, and its first two characters stay as the name.
   */
  const screen = k.table(
    'screen',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      code: k.text().notNull(),
      codeUntil: k.time().notNull(),
      /** A hash of the network address it waits at. */
      address: k.text().notNull(),
      meetingId: k.text().references(() => meeting.id, { onDelete: 'cascade' }),
      pairedAt: k.time(),
      lastSeenAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('screen_token_hash').on(t.tokenHash),
      k.uniqueIndex('screen_code').on(t.code),
      k.index('screen_address').on(t.address),
      k.index('screen_meeting').on(t.meetingId),
      k.index('screen_expires').on(t.expiresAt),
    ],
  )

  /** `slot` counts the codes that were shown; the newest one since `slotAt`. */
  const door = k.table('door', {
    meetingId: ofMeeting().primaryKey(),
    mode: k.text().$type<DoorMode>().notNull(),
    slot: k.int().notNull(),
    slotAt: k.time().notNull(),
  })

  const doorCode = k.table(
    'door_code',
    { code: k.text().primaryKey(), meetingId: ofMeeting(), slot: k.int().notNull() },
    t => [k.index('door_code_slot').on(t.meetingId, t.slot)],
  )

  /** For a code that was good: time to sign in. Whoever uses it first has it for themselves. */
  const ticket = k.table(
    'ticket',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      meetingId: ofMeeting(),
      expiresAt: k.time().notNull(),
      personId: k.text().references(() => person.id, { onDelete: 'cascade' }),
      usedAt: k.time(),
    },
    t => [
      k.uniqueIndex('ticket_token_hash').on(t.tokenHash),
      k.index('ticket_meeting').on(t.meetingId, t.usedAt),
      k.index('ticket_person').on(t.personId),
      k.index('ticket_expires').on(t.expiresAt),
    ],
  )

  return { screen, door, doorCode, ticket }
}
