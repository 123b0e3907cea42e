import { z } from 'zod'
import { email, id, instant, line } from './common.ts'
import { role, staffKind, theme } from './staff.ts'

/** Longest password taken; the whole of it counts. */
export const passwordMax = 256
export const passwordMin = 12

export const newPassword = z
  .string()
  .min(passwordMin, `Use ${passwordMin} characters or more. Three or four words you will remember do well.`)
  .max(passwordMax, `Use ${passwordMax} characters at most.`)

export const signIn = z.strictObject({
  email,
  password: z.string().min(1, 'Write your password.').max(passwordMax, 'That is longer than any password here.'),
})
export type SignIn = z.infer<typeof signIn>

/** The signed-in person, as their own client sees them. */
export const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  staffKind,
  roles: z.array(role),
  theme,
  school: z.object({ id, name: z.string(), timeZone: z.string() }),
  /** The hub they are in this year, if any. */
  membership: z
    .object({ hubSlug: z.string(), hubName: z.string(), groupId: id, kind: z.enum(['required', 'voluntary']) })
    .nullable(),
  notThisYear: z.boolean(),
  /** The groups they facilitate. */
  leads: z.array(id),
  hasPassword: z.boolean(),
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

export const askForLink = z.strictObject({ email })
export const redeemLink = z.strictObject({ token: z.string().min(20).max(200) })

/** Redeeming an invitation: the password may be left out where the person will sign in by mail or by the school. */
export const acceptInvitation = redeemLink.extend({ password: newPassword.optional() })
export const invitation = z.object({ name: z.string(), email: z.string(), schoolName: z.string(), kind: z.enum(['invitation', 'sign-in']) })

export const changePassword = z.strictObject({
  currentPassword: z.string().max(passwordMax).optional(),
  newPassword,
  endOtherSessions: z.boolean().default(true),
})

export const updateMe = z.strictObject({ theme })

export const setUp = z.strictObject({
  token: z.string().min(20).max(200),
  schoolName: line(80, 'Write the name of your school.'),
  name: line(80, 'Write your name.'),
  email,
  password: newPassword,
})
export type SetUp = z.infer<typeof setUp>

/** What the sign-in page needs to know before anybody is signed in. */
export const signInOptions = z.object({
  schoolName: z.string(),
  setUp: z.boolean(),
  schoolAccount: z.object({ name: z.string(), url: z.string() }).nullable(),
})
