import { MINUTE_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { hashSecret } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import * as repo from './attempts.repo.ts'

/** Counted for an account, and not for an address on the network, which a whole school shares, where there is one. */
const limits = {
  password: { most: 10, withinMs: 5 * MINUTE_MS },
  link: { most: 3, withinMs: 10 * MINUTE_MS },
  'password-link': { most: 3, withinMs: 10 * MINUTE_MS },
  /** The same mail sent by an administrator: a stranger who asks for links does not use these up. */
  'administrator-link': { most: 3, withinMs: 10 * MINUTE_MS },
  'resend-link': { most: 3, withinMs: 10 * MINUTE_MS },
  /** Six digits can be guessed: so many for each mail, and so many for each account, whoever tries. The links go on. */
  'mail-code': { most: 5, withinMs: 10 * MINUTE_MS },
  'mail-code-account': { most: 20, withinMs: DAY_MS },
  /** Codes of an authenticator app and recovery codes, by somebody whose password was right. */
  factor: { most: 10, withinMs: 30 * MINUTE_MS },
  /** The same in the long run: at ten each half hour a code would be guessed within a year. */
  'factor-day': { most: 40, withinMs: DAY_MS },
  /** Codes of classroom screens that a facilitator types. */
  pair: { most: 10, withinMs: 5 * MINUTE_MS },
  /** Check-in codes, by somebody who is signed in. */
  arrive: { most: 10, withinMs: 5 * MINUTE_MS },
  /** Rows in the audit about what somebody was refused. */
  refused: { most: 20, withinMs: 60 * MINUTE_MS },
  /** Visitors who leave a reply: all there is is the address. Staff sign in for theirs, and are not counted. */
  'visitor-reply': { most: 5, withinMs: 60 * MINUTE_MS },
} as const

const longest = Math.max(...Object.values(limits).map(({ withinMs }) => withinMs))

type Limited = keyof typeof limits

/** A hash, so that an address nobody here has is stored nowhere. */
function accountOf(limited: Limited, email: string): string {
  return hashSecret(`${limited}:${email}`)
}

/** Counts one try. Returns 0 where it is allowed, else the milliseconds until the next one is; that one is not counted. */
export async function consumeAttempt(tx: Tx, limited: Limited, email: string, now: number): Promise<number> {
  const { most, withinMs } = limits[limited]
  const account = accountOf(limited, email)
  const times = (await repo.findTimes(tx, account)).filter(at => at > now - withinMs)
  const [oldest] = times
  if (oldest !== undefined && times.length >= most) return oldest + withinMs - now
  await repo.saveTimes(tx, account, [...times, now], now)
  return 0
}

/** How many tries are left. */
export async function attemptsLeft(tx: Tx, limited: Limited, email: string, now: number): Promise<number> {
  const { most, withinMs } = limits[limited]
  const times = await repo.findTimes(tx, accountOf(limited, email))
  return Math.max(0, most - times.filter(at => at > now - withinMs).length)
}

/** The count, for other modules. */
export const createAttempts = (now: Clock) => ({
  /** Counts one try. Returns 0 where it is allowed, else the milliseconds until the next one is. */
  consume: (tx: Tx, limited: Limited, account: string) => consumeAttempt(tx, limited, account, now()),
})
export type Attempts = ReturnType<typeof createAttempts>

/** A right answer: the count starts anew. */
export function clearAttempts(tx: Tx, limited: Limited, email: string): Promise<void> {
  return repo.forget(tx, accountOf(limited, email))
}

/** The second step is taken, or set up anew. */
export async function forgetWrongCodes(tx: Tx, personId: string): Promise<void> {
  for (const limited of ['factor', 'factor-day'] as const) await clearAttempts(tx, limited, personId)
}

/** Takes away counts that no limit looks at any more. */
export function forgetAttempts(tx: Tx, now: number): Promise<void> {
  return repo.forgetBefore(tx, now - longest)
}
