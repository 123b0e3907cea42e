import { z } from 'zod'
import { id, instant, nameLine } from '../common.ts'

/**
 * How somebody stands to the second step of signing in. `asked`: their role wants one, by `dueAt`. `owed` and `overdue`:
 * this sign-in opens nothing yet, until the step was taken, or set up.
 */
export const secondFactorState = z.object({
  state: z.enum(['none', 'asked', 'on', 'owed', 'overdue']),
  dueAt: instant.nullable(),
  /** Whether a passkey of theirs can take the step that is owed. */
  passkey: z.boolean(),
})

/** What a person has set up for themself. */
export const secondFactor = z.object({
  required: z.boolean(),
  /** When the authenticator app was added; null where there is none. */
  authenticatorAt: instant.nullable(),
  passkeys: z.array(z.object({ id, name: z.string(), addedAt: instant, usedAt: instant.nullable() })),
  recoveryCodesLeft: z.int(),
  /** A server under a bare number has no name that a passkey could belong to. */
  passkeysPossible: z.boolean(),
})
export type SecondFactor = z.infer<typeof secondFactor>

/** For an app to read as a QR code, or to be typed. */
export const authenticatorKey = z.object({ secret: z.string(), uri: z.string() })
export type AuthenticatorKey = z.infer<typeof authenticatorKey>

/** Six digits of the app, or a recovery code. */
export const factorCode = z.string().trim().min(1, 'Enter the code.').max(40, 'That’s too long to be a code here.')
export const passFactor = z.strictObject({ code: factorCode })

/** Shown once, right after they were made; empty where there are some already. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** What the browser’s own part of passkeys takes and gives. It is checked by the library that made the challenge. */
export const passkeyOptions = z.looseObject({ challenge: z.string() })
const base64 = z.string().max(20_000)
const passkeyAnswer = z.object({
  id: base64,
  rawId: base64,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.looseObject({}),
})
export const addPasskey = z.strictObject({
  name: nameLine(60, 'Enter a name for this passkey. For example, School laptop'),
  answer: passkeyAnswer.extend({
    response: z.object({
      clientDataJSON: base64,
      attestationObject: base64,
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
})
export type AddPasskey = z.infer<typeof addPasskey>
export const passPasskey = z.strictObject({
  answer: passkeyAnswer.extend({
    response: z.object({
      clientDataJSON: base64,
      authenticatorData: base64,
      signature: base64,
      userHandle: base64.optional(),
    }),
  }),
})
export type PassPasskey = z.infer<typeof passPasskey>
