import { z } from 'zod'
import { day, id, instant, line, personName } from './common.ts'

/** What minutes are for: a meeting somebody was at, one they caught up on, and what they did besides. */
export const hoursKinds = ['attended', 'caught-up', 'extra'] as const
export const hoursKind = z.enum(hoursKinds, 'Choose what the time was for.')
export type HoursKind = z.infer<typeof hoursKind>

/** One line of somebody’s hours, with where its minutes come from. Minutes below 0 are a correction. */
export const hoursEntry = z.object({
  key: z.string(),
  kind: hoursKind,
  source: z.enum(['register', 'planned-length', 'catch-up', 'observation', 'reading', 'correction']),
  day,
  what: z.string(),
  minutes: z.int(),
  /** Of a correction, and of reading that was recorded. */
  reason: z.string().nullable(),
  by: z.string().nullable(),
})
export type HoursEntry = z.infer<typeof hoursEntry>

export const hoursTotals = z.object({ attended: z.int(), caughtUp: z.int(), extra: z.int(), all: z.int() })
export type HoursTotals = z.infer<typeof hoursTotals>

/** The hours of one person in one year. */
export const personalHours = z.object({
  person: personName,
  programme: z.object({ id, name: z.string() }),
  programmes: z.array(z.object({ id, name: z.string() })),
  hubName: z.string().nullable(),
  entries: z.array(hoursEntry),
  totals: hoursTotals,
  /** The certificate of what their hours come to now, if one was issued; a later change of them ends it. */
  certificate: z.object({ id, code: z.string(), issuedAt: instant }).nullable(),
  /** Whether the person asking may correct it: nobody’s own, since nothing in it is a claim. */
  mayCorrect: z.boolean(),
  /** The further reading of their hub and of the whole programme, for who may record that they have read it. */
  readings: z.array(z.object({ id, title: z.string() })),
})
export type PersonalHours = z.infer<typeof personalHours>

export const hoursQuery = z.strictObject({ programme: id.optional() })

export const correctHours = z.strictObject({
  programmeId: id,
  kind: hoursKind,
  minutes: z
    .int('Enter whole minutes.')
    .min(-6000, 'Take away up to 100 hours at a time.')
    .max(6000, 'Add up to 100 hours at a time.')
    .refine(minutes => minutes !== 0, 'Enter how many minutes to add or take away.'),
  reason: line(300, 'Enter a reason for the correction.'),
  /** The source that was read, by its id; null for what is none of the school’s further reading. */
  readingId: id.nullable().default(null),
})
export type CorrectHours = z.infer<typeof correctHours>

/** What somebody was at one meeting, as the register of the year says it. */
export const registerMark = z.enum(['present', 'apologies', 'absent', 'unknown', 'caught-up'])
export type RegisterMark = z.infer<typeof registerMark>

export const registerMeeting = z.object({ id, number: z.int(), date: z.string(), status: z.string() })

/** The register of a group over the year. A mark is null where somebody was not in the group's register. */
export const yearRegister = z.object({
  programme: z.object({ id, name: z.string() }),
  /** Every year there is, the current one first. */
  programmes: z.array(z.object({ id, name: z.string() })),
  groups: z.array(
    z.object({
      id,
      hubName: z.string(),
      hubSlug: z.string(),
      groupName: z.string().nullable(),
      meetings: z.array(registerMeeting),
      people: z.array(
        z.object({
          person: personName,
          marks: z.array(registerMark.nullable()),
          /** For who may see a person's whole record; null for a facilitator, who sees the register alone. */
          totals: hoursTotals.nullable(),
        }),
      ),
    }),
  ),
})
export type YearRegister = z.infer<typeof yearRegister>

/** How far somebody who missed a meeting has caught up on it. */
export const catchUp = z.object({
  /** Whether they missed it, so that there is something to catch up on. */
  missed: z.boolean(),
  doneAt: instant.nullable(),
  /** Null where no plan was due. */
  reported: z.boolean().nullable(),
  planned: z.boolean(),
  /** The report that was due can't be written any more, so it is too late. */
  closed: z.boolean(),
  minutes: z.int(),
})
export type CatchUp = z.infer<typeof catchUp>

/** What a certificate says, and all that its check tells. */
export const certificateContent = z.object({
  name: z.string(),
  schoolName: z.string(),
  year: z.string(),
  hubName: z.string().nullable(),
  meetings: z.int(),
  totals: hoursTotals,
})
export type CertificateContent = z.infer<typeof certificateContent>

export const CERTIFICATE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** As it is printed: three groups of four; people type it in any way. */
export const certificateCode = z
  .string()
  .trim()
  .max(40, 'A code has 12 letters and numbers. Check it against the certificate.')
  .transform(typed => typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .refine(
    code => code.length === 12 && [...code].every(letter => CERTIFICATE_LETTERS.includes(letter)),
    'A code has 12 letters and numbers, such as ABCD-EFGH-JKMN. Check it against the certificate.',
  )
export const issueCertificate = z.strictObject({ programmeId: id })
export const checkCertificate = z.strictObject({ code: certificateCode })

export const certificateCheck = z.object({
  /** `replaced`: the school has corrected its record since. */
  state: z.enum(['valid', 'replaced']),
  issuedOn: day,
  content: certificateContent,
})
export type CertificateCheck = z.infer<typeof certificateCheck>
