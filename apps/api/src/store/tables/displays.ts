import type { CheckInMode } from '@hubs/schema/meetings/check-in'
import type { Kit } from '../kit.ts'
import type { meetingTables } from './meetings.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> & Pick<ReturnType<typeof meetingTables>, 'meeting'>

/** Display devices without an account, and how people check themselves in to a meeting. */
export function displayTables(k: Kit, { person, meeting }: Needs) {
  const ofMeeting = () => k.ref(() => meeting.id, { onDelete: 'cascade' })

  /**
   * A browser in a classroom. `tokenHash` is the SHA-256 of its cookie's value. Until it is paired `meetingId` is null;
   * `code` works once, until `codeExpiresAt`, and its first two characters stay as the name.
   */
  const displayDevice = k.table(
    'display_device',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      code: k.text().notNull(),
      codeExpiresAt: k.time().notNull(),
      /** A hash of the network address it waits at. */
      addressHash: k.text().notNull(),
      meetingId: k.text().references(() => meeting.id, { onDelete: 'cascade' }),
      pairedAt: k.time(),
      lastSeenAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('display_device_token_hash').on(t.tokenHash),
      k.uniqueIndex('display_device_code').on(t.code),
      k.index('display_device_address').on(t.addressHash),
      k.index('display_device_meeting').on(t.meetingId),
      k.index('display_device_expires').on(t.expiresAt),
    ],
  )

  /**
   * `codeNumber` counts the codes that were shown; the newest one since `codeShownAt`. `tokenKey` seals what is given for
   * a code, and is made with the first of them.
   */
  const meetingCheckIn = k.table('meeting_check_in', {
    meetingId: ofMeeting().primaryKey(),
    mode: k.text().$type<CheckInMode>().notNull(),
    codeNumber: k.int().notNull(),
    codeShownAt: k.time().notNull(),
    tokenKey: k.text().notNull().default(''),
  })

  const checkInCode = k.table(
    'check_in_code',
    { code: k.text().primaryKey(), meetingId: ofMeeting(), codeNumber: k.int().notNull() },
    t => [k.index('check_in_code_slot').on(t.meetingId, t.codeNumber)],
  )

  /** Given for a valid code: time to sign in. It is here once somebody has used it, and theirs from then on. */
  const checkInToken = k.table(
    'check_in_token',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      meetingId: ofMeeting(),
      expiresAt: k.time().notNull(),
      personId: k.text().references(() => person.id, { onDelete: 'cascade' }),
      usedAt: k.time(),
    },
    t => [
      k.uniqueIndex('check_in_token_token_hash').on(t.tokenHash),
      k.index('check_in_token_meeting').on(t.meetingId, t.usedAt),
      k.index('check_in_token_person').on(t.personId),
      k.index('check_in_token_expires').on(t.expiresAt),
    ],
  )

  return { displayDevice, meetingCheckIn, checkInCode, checkInToken }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const displayMarks = {
  checkInToken: {
    owner: 'personId',
    goes: true,
    no: 'id',
    secret: 'tokenHash',
    fact: 'meetingId expiresAt usedAt',
    who: 'personId',
  },
  displayDevice: {
    no: 'id codeExpiresAt meetingId pairedAt lastSeenAt expiresAt',
    secret: 'tokenHash code addressHash',
  },
  meetingCheckIn: { no: 'meetingId mode codeNumber codeShownAt', secret: 'tokenKey' },
  checkInCode: { secret: 'code', no: 'meetingId codeNumber' },
} as const satisfies Marks
