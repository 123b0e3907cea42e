import { isolated } from '@hubs/rules/text/isolated'
import type { Problem, ProblemCode } from '@hubs/schema/problem'

const statusOf = {
  invalid: 400,
  'wrong-credentials': 401,
  'not-signed-in': 401,
  reauthenticate: 403,
  'second-factor': 403,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  conflict: 409,
  stale: 409,
  full: 409,
  'window-not-open': 409,
  'window-closed': 409,
  'person-left': 409,
  'already-used': 409,
  'meeting-over': 409,
  'year-over': 409,
  'not-leading': 409,
  'other-day': 409,
  expired: 410,
  'too-large': 413,
  'too-many': 429,
  failed: 500,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>

const titleOf = {
  invalid: 'There’s a problem with what you entered',
  'wrong-credentials': 'Email address or password not recognised',
  'not-signed-in': 'You’re not signed in',
  reauthenticate: 'Confirm it’s you',
  'second-factor': 'One more step to sign in',
  'not-allowed': 'You don’t have access to this',
  'wrong-origin': 'This request came from another site',
  'not-found': 'Not found',
  conflict: 'You can’t do that at the moment',
  stale: 'Someone else has changed this',
  full: 'This hub is full',
  'window-not-open': 'Hub choices aren’t open yet',
  'window-closed': 'Hub choices have closed',
  'person-left': 'This account has been closed',
  'already-used': 'This has already been done',
  'meeting-over': 'The meeting is over',
  'year-over': 'This year is over',
  'not-leading': 'Someone else is leading this meeting',
  'other-day': 'Planned for another day',
  expired: 'This link has expired',
  'too-large': 'That’s too big to send',
  'too-many': 'Too many attempts',
  failed: 'Something went wrong',
  unavailable: 'Not available at the moment',
} as const satisfies Record<ProblemCode, string>

type More = { fields?: Record<string, string>; current?: unknown; retryAfterSeconds?: number }

/** A refusal with a sentence for the person. Services throw it; one handler turns it into a problem. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly more: More
  constructor(code: ProblemCode, detail: string, more: More = {}) {
    super(detail)
    this.code = code
    this.more = more
  }
}

/** The problem a refusal is answered with. */
export function toProblem(refusal: Refusal): Problem {
  const { fields, current } = refusal.more
  return {
    type: 'about:blank',
    status: statusOf[refusal.code],
    code: refusal.code,
    title: titleOf[refusal.code],
    detail: refusal.message,
    ...(fields && { fields }),
    ...(current !== undefined && { current }),
  }
}

/** Somebody else's change came first. `what` is what they changed: "this meeting". */
export function changedByOther(what: string, current: unknown): Refusal {
  return new Refusal('stale', `Someone else has changed ${what}. Check the latest version, then make your change.`, {
    current,
  })
}

/** What only its owner changes was changed after it was opened. */
export function changedSinceOpened(current: unknown): Refusal {
  const sentence =
    'This has been changed since you opened it, perhaps by you on another device. Check the latest version.'
  return new Refusal('stale', sentence, { current })
}

/** The record is not there, or not this person's to know of: both get the same answer. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', `This ${what} doesn’t exist, or you don’t have access to it.`)
}

/** What belongs to a year of before can be read, and no more. */
export const yearIsOver = (name: string) =>
  new Refusal('year-over', `${isolated(name)} is over. You can read everything in it, but nothing in it can change.`)
