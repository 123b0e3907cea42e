import { z } from 'zod'
import { id, instant } from '../common.ts'

/** What codes are made of: no two that look or sound alike, and no vowels, so that no code is a word. */
export const CODE_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 6

const shape = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** A code of six characters as somebody types it: small letters, spaces and hyphens do no harm. */
export const typedCode = z
  .string()
  .max(40, 'A code has 6 letters and numbers.')
  .transform(text => text.toUpperCase().replaceAll(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(shape, 'Enter the 6 letters and numbers on the projector. Codes never use A, E, I, O, U, L, 0 or 1.'),
  )

/** "K7 4QPX": as it is read aloud. The first two characters go on as the screen's name. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 2)} ${code.slice(2)}`
}

/** Whether people sign themselves in: not, as long as check-in is open, or while the introduction runs. */
export const checkInModes = ['closed', 'open', 'introduction'] as const
export const checkInMode = z.enum(checkInModes)
export type CheckInMode = z.infer<typeof checkInMode>

/** A code is shown for so long before the next one. */
export const CODE_SHOWN_MS = 30_000
/** And is taken for so long after it was last shown. */
export const CODE_TAKEN_MS = 120_000
/** Exchanged for a token it leaves so much time to sign in. */
export const CHECK_IN_TOKEN_LIFE_MS = 15 * 60_000

export const setCheckIn = z.strictObject({ mode: checkInMode })

/** Check-in as its facilitators see it, with who came in by themselves, the first first. */
export const checkInStatus = z.object({
  mode: checkInMode,
  arrivals: z.array(z.object({ personId: id, name: z.string(), at: instant })),
})
export type CheckInStatus = z.infer<typeof checkInStatus>

/** The code to show just now, and when to ask for the next one; null while nobody is let in. */
export const checkInCode = z.object({ code: z.string().nullable(), changesInMs: z.int().min(0) })
export type CheckInCode = z.infer<typeof checkInCode>

/** Event `check-in` of the live stream. */
export const checkInMessage = z.object({ mode: checkInMode })

const at = z.object({ meetingId: id, hubSlug: z.string(), hubName: z.string(), groupName: z.string().nullable() })

/** Exchanges a code for a token. */
export const askCheckInToken = z.strictObject({ code: typedCode })

/** For a code, before anybody has said who they are. */
export const checkInToken = at.extend({ token: z.string(), expiresInMs: z.int().min(0) })
export type CheckInToken = z.infer<typeof checkInToken>

export const spendCheckInToken = z.strictObject({
  token: z.string().regex(/^[\w-]{20,200}$/, 'That code is incomplete. Scan it again.'),
})

/** You are in. */
export const arrival = at.extend({ at: instant, timeZone: z.string() })
export type Arrival = z.infer<typeof arrival>
