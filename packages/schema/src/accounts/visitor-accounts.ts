import { z } from 'zod'
import { visitorReply } from '../discussion.ts'

/** Part of an address: which of the sign-in services that the school has named. */
export const visitorAccountKey = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** Who a visitor is by an account of their own. `email` is null where the service does not confirm one. */
export const visitor = z.object({ name: z.string(), email: z.string().nullable(), via: z.string() })
export type Visitor = z.infer<typeof visitor>

/** What the form for visitors offers beside typing a name. `url` is opened, not fetched. */
export const visitorAccounts = z.object({
  items: z.array(z.object({ name: z.string(), url: z.string() })),
  visitor: visitor.nullable(),
})
export type VisitorAccounts = z.infer<typeof visitorAccounts>

/** Why a visitor came back from a sign-in service as nobody. */
export const visitorProblems = {
  'not-finished': 'Signing in wasn’t completed. Try again, or enter your name and email address instead.',
  'not-available': 'That sign-in isn’t responding. Try again later, or enter your name and email address instead.',
  'no-name': 'That account has no name to show. Enter your name and email address instead.',
} as const
export type VisitorProblem = keyof typeof visitorProblems

/** A reply under the name of the visitor's own account. */
export const visitorAccountReply = visitorReply.omit({ name: true, email: true })
export type VisitorAccountReply = z.infer<typeof visitorAccountReply>
