import { z } from 'zod'
import { email, id, instant, nameLine } from '../common.ts'
import { schoolLogo } from '../school.ts'
import { preferredName, role, staffKind, theme } from '../staff.ts'
import { secondFactorState } from './second-factor.ts'

/** Longest password taken; the whole of it counts. */
export const PASSWORD_MAX = 256
export const PASSWORD_MIN = 12

const tooShort = `Use ${PASSWORD_MIN} or more characters. Three or four random words are easy to remember and hard to guess.`

export const newPassword = z
  .string()
  .min(PASSWORD_MIN, tooShort)
  .max(PASSWORD_MAX, `Use ${PASSWORD_MAX} characters or fewer.`)
  // An emoji is one character to whoever types it, and two to `min`.
  .refine(password => [...password].length >= PASSWORD_MIN, tooShort)

const typedPassword = z
  .string()
  .min(1, 'Enter your password.')
  .max(PASSWORD_MAX, 'That’s too long to be a password here.')

export const signIn = z.strictObject({ email, password: typedPassword })
export type SignIn = z.infer<typeof signIn>

/** Proving once more who one is, before changing a password, a role or an address. */
export const proveIdentity = z.strictObject({ password: typedPassword })

/** The signed-in person, as their own client sees them. */
export const me = z.object({
  id,
  name: z.string(),
  /** What they asked to be called; empty where that is the whole name. */
  preferredName: z.string(),
  email: z.string(),
  staffKind,
  /** Their subject or team; empty where none is named. */
  department: z.string(),
  roles: z.array(role),
  theme,
  /** Whether they get the mail that asks about a plan between two meetings. */
  reminders: z.boolean(),
  school: z.object({
    id,
    name: z.string(),
    timeZone: z.string(),
    accent: z.string().nullable().default(null),
    logo: schoolLogo.nullable().default(null),
  }),
  /** The hub they are in this year, if any. */
  membership: z
    .object({
      hubSlug: z.string(),
      hubName: z.string(),
      groupId: id,
      kind: z.enum(['required', 'voluntary']),
      /** Since when they read what their group writes; null for all of it. */
      readsSince: instant.nullable(),
      /** Whether the group met before that: what it said then opens at `opensAt`. */
      missedMeetings: z.boolean(),
      /** When the rest opens: at the group's first meeting after the choice has closed; null while there is none. */
      opensAt: instant.nullable(),
    })
    .nullable(),
  notThisYear: z.boolean(),
  /** The groups they facilitate. */
  leads: z.array(id),
  hasPassword: z.boolean(),
  /** Whether they signed in by mail in the last ten minutes: a new password then needs no old one. */
  cameByMail: z.boolean(),
  secondFactor: secondFactorState,
})
export type Me = z.infer<typeof me>

export const ownSession = z.object({
  id,
  device: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof ownSession>

/** Signing out everywhere ends this session too, unless it is kept. */
export const endSessions = z.strictObject({ keep: z.literal('current').optional() })

export const askForLink = z.strictObject({ email })

/**
 * The same for every address. `request` is known to the browser that asked alone: the six digits of the mail work
 * together with it.
 */
export const linkAsked = z.object({ sent: z.literal('if-known'), request: z.string() })
export type LinkAsked = z.infer<typeof linkAsked>

const sixDigits = /^\d{3}\s?\d{3}$/

/** Six digits as people type them, with a space in the middle or none. */
export const sixDigitCode = z.string().trim().min(1, 'Enter the code.').regex(sixDigits, 'The code is 6 digits.')

/** Signing in with the code of a mail, where its link would open in another browser. */
export const redeemCode = z.strictObject({ request: z.string().min(20).max(200), email, code: sixDigitCode })
export type RedeemCode = z.infer<typeof redeemCode>

/** The fewest characters of a link's token. What is shorter has been cut on its way: some mail programs break a long address. */
export const TOKEN_MIN = 20
const linkToken = z
  .string()
  .min(TOKEN_MIN, 'This link is incomplete. Open it from the email again.')
  .max(200, 'This link isn’t valid.')
export const redeemLink = z.strictObject({ token: linkToken })

/** Redeeming an invitation: the password may be left out where the person will sign in by mail or by the school. */
export const acceptInvitation = redeemLink.extend({ password: newPassword.optional() })
/** Choosing a new password by a link from a mail. */
export const resetPassword = redeemLink.extend({ password: newPassword })
export type ResetPassword = z.infer<typeof resetPassword>
export type AcceptInvitation = z.infer<typeof acceptInvitation>

/** What a link from a mail is, before anybody presses its button. */
export const invitation = z.object({
  name: z.string(),
  preferredName: z.string(),
  email: z.string(),
  schoolName: z.string(),
  kind: z.enum(['invitation', 'sign-in', 'password']),
})
export type Invitation = z.infer<typeof invitation>

export const changePassword = z.strictObject({
  currentPassword: z.string().max(PASSWORD_MAX).optional(),
  newPassword,
  endOtherSessions: z.boolean().default(true),
})
export type ChangePassword = z.infer<typeof changePassword>

/** What is left out stays. */
export const updateMe = z.strictObject({
  theme: theme.optional(),
  reminders: z.boolean().optional(),
  preferredName: preferredName.optional(),
})
export type UpdateMe = z.infer<typeof updateMe>

export const setUp = z.strictObject({
  token: linkToken,
  schoolName: nameLine(80, 'Enter your school’s name.'),
  name: nameLine(80, 'Enter your name.'),
  email,
  password: newPassword,
})
export type SetUp = z.infer<typeof setUp>

/** What the sign-in page needs to know before anybody is signed in. `schoolAccount.url` is opened, not fetched. */
export const signInOptions = z.object({
  schoolName: z.string(),
  setUp: z.boolean(),
  schoolAccount: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** Whether this is the sample school, asked from the machine it runs on: there anyone may be anyone. */
  sample: z.boolean(),
  /** Whether an email leaves the server. */
  sendsEmail: z.boolean().default(true),
  accent: z.string().nullable().default(null),
  logo: schoolLogo.nullable().default(null),
})
export type SignInOptions = z.infer<typeof signInOptions>

/** Where to send the browser so that a signed-in person links their school account. */
export const schoolAccountLink = z.object({ url: z.string() })

/** Why signing in with the school account did not work: `/sign-in?problem=<key>`, and the sentence to show there. */
export const schoolSignInProblems = {
  'unknown-person':
    'No one here uses that school account. Ask your administrator to invite you at that account’s email address.',
  'other-account': 'Your account is linked to a different school account. Ask your administrator for help.',
  'wrong-domain': 'That account isn’t from this school. Choose your school account and try again.',
  'not-finished': 'Sign-in with your school account wasn’t completed. Try again.',
  'not-available': 'Your school’s sign-in isn’t responding. Use your password or an email link instead.',
} as const
export type SchoolSignInProblem = keyof typeof schoolSignInProblems
