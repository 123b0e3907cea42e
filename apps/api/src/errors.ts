import type { Problem, ProblemCode } from '@hubs/schema/problem'

const statusOf = {
  invalid: 400,
  'wrong-credentials': 401,
  'not-signed-in': 401,
  reauthenticate: 403,
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
  'not-leading': 409,
  'other-day': 409,
  expired: 410,
  'too-large': 413,
  'too-many': 429,
  failed: 500,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>

const titleOf = {
  invalid: 'Something needs correcting',
  'wrong-credentials': 'That did not match',
  'not-signed-in': 'Please sign in',
  reauthenticate: 'Please confirm it is you',
  'not-allowed': 'This is not open to you',
  'wrong-origin': 'This came from another site',
  'not-found': 'Nothing is here',
  conflict: 'That can’t be done as things stand',
  stale: 'Somebody was quicker',
  full: 'This hub is full',
  'window-not-open': 'Choosing has not opened yet',
  'window-closed': 'Choosing has closed',
  'person-left': 'This account has ended',
  'already-used': 'This was already done',
  'meeting-over': 'The meeting is over',
  'not-leading': 'Somebody else leads this meeting',
  'other-day': 'Planned for another day',
  expired: 'This link has run out',
  'too-large': 'That is too much at once',
  'too-many': 'Too many tries',
  failed: 'Something went wrong here',
  unavailable: 'Not available just now',
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

/** The record is not there, or not this person's to know of: both get the same answer. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', `There is no such ${what}, or it is not yours to see.`)
}
