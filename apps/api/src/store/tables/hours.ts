import type { CertificateContent, HoursKind } from '@hubs/schema/hours'
import type { Kit } from '../kit.ts'
import type { meetingTables } from './meetings.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof meetingTables>, 'meeting'>

/** What the hours of people needs besides the register, plans and observations; rows are only ever added. */
export function hoursTables(k: Kit, { school, person, programme, meeting }: Needs) {
  const ofPerson = () => k.ref(() => person.id)
  const ofProgramme = () => k.ref(() => programme.id)
  const ofSchool = () => k.ref(() => school.id)

  /** Who missed a meeting and has since read its minutes, reported and made a plan, and what that counts. */
  const catchUp = k.table(
    'catch_up',
    {
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      personId: ofPerson(),
      minutes: k.int().notNull(),
      at: k.time().notNull(),
    },
    t => [k.primaryKey({ columns: [t.meetingId, t.personId] }), k.index('catch_up_person').on(t.personId)],
  )

  const hoursCorrection = k.table(
    'hours_correction',
    {
      id: k.id(),
      schoolId: ofSchool(),
      personId: ofPerson(),
      programmeId: ofProgramme(),
      kind: k.text().$type<HoursKind>().notNull(),
      minutes: k.int().notNull(),
      reason: k.text().notNull(),
      /** The title of the source that was read, as it was then; null for any other correction. */
      reading: k.text(),
      byId: ofPerson(),
      at: k.time().notNull(),
    },
    t => [
      k.index('hours_correction_person').on(t.personId, t.programmeId, t.at),
      k.index('hours_correction_year').on(t.programmeId),
    ],
  )

  /** What it said when it was issued; its code is told to its owner alone. */
  const certificate = k.table(
    'certificate',
    {
      id: k.id(),
      schoolId: ofSchool(),
      personId: ofPerson(),
      programmeId: ofProgramme(),
      code: k.text().notNull(),
      content: k.json<CertificateContent>().notNull(),
      issuedAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('certificate_code').on(t.code),
      k.index('certificate_person').on(t.personId, t.programmeId, t.issuedAt),
    ],
  )

  return { catchUp, hoursCorrection, certificate }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const hoursMarks = {
  catchUp: { owner: 'personId', fact: 'meetingId minutes at', who: 'personId' },
  hoursCorrection: {
    owner: 'personId',
    no: 'id schoolId',
    fact: 'programmeId kind minutes reading at',
    who: 'personId byId',
    'by:byId': 'reason',
  },
  certificate: {
    owner: 'personId',
    goes: true,
    no: 'id schoolId',
    fact: 'programmeId issuedAt',
    words: 'content',
    who: 'personId',
    secret: 'code',
  },
} as const satisfies Marks
