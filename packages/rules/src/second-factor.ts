import type { Actor } from './can.ts'
import { DAY_MS } from './dates/durations.ts'

const WEEK = 7 * DAY_MS

/** What is known of a person when they sign in. Times are epoch milliseconds. */
export type FactorStatus = {
  roles: Actor['roles']
  /** Whether they have linked a school account: whoever keeps that asks for its own second step. */
  schoolAccount: boolean
  /** Whether they have set up an app or a passkey. */
  on: boolean
  /** When they were first asked; null where they were not yet. */
  askedAt: number | null
}

/** Those who can let others in, or see how the whole school stands, need more than a password. */
export function needsSecondFactor({ roles, schoolAccount }: Pick<FactorStatus, 'roles' | 'schoolAccount'>): boolean {
  return !schoolAccount && (roles.includes('administrator') || roles.includes('coordinator'))
}

/** From when on it is required; null where it is not, or where they have not been asked yet. */
export function factorDueAt(standing: FactorStatus): number | null {
  if (standing.on || standing.askedAt === null || !needsSecondFactor(standing)) return null
  return standing.askedAt + WEEK
}

/**
 * What a sign-in by password or mail still owes: the step itself, or setting one up once the week is over. Null: nothing.
 * Whoever has set one up is always asked for it, whatever their role.
 */
export function owedAtSignIn(standing: FactorStatus, now: number): 'factor' | 'enrolment' | null {
  if (standing.on) return 'factor'
  const dueAt = factorDueAt(standing)
  return dueAt !== null && now >= dueAt ? 'enrolment' : null
}
