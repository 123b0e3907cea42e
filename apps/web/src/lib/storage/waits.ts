import { ApiProblem, NoAnswer, NoConnection } from '../api-client.ts'
import { isUnkept } from './unkept.ts'

/** Why something that was sent has not been taken yet, although nothing is wrong with it. */
export type Why = 'offline' | 'no-answer' | 'signed-out' | 'too-many' | 'busy'

const byStatus = new Map<number, Why>([
  [401, 'signed-out'],
  [429, 'too-many'],
  [503, 'busy'],
])

/** Why it waits; null where the thing itself was refused. */
export function whyItWaits(error: unknown): Why | null {
  if (error instanceof NoAnswer) return 'no-answer'
  if (error instanceof NoConnection) return 'offline'
  return error instanceof ApiProblem ? (byStatus.get(error.problem.status) ?? null) : null
}

/** What keeps it, and when it goes: `It ${will}.` */
const words: Record<Why, { because: string; will: string }> = {
  offline: { because: 'You’re offline.', will: 'will be sent when you’re back online' },
  'no-answer': { because: 'The server isn’t responding.', will: 'will be sent when the server is back' },
  'signed-out': { because: 'You’ve been signed out.', will: 'will be sent when you sign in' },
  'too-many': { because: 'You’ve sent a lot in a short time.', will: 'will be sent in a moment' },
  busy: { because: 'The server is busy.', will: 'will be sent in a moment' },
}
export const waitWords = (why: Why) => words[why]

/** Where it is until then. `place`: "this phone". */
export function whereKept(place = 'this device'): string {
  return isUnkept() ? `Not saved on ${place}: keep this tab open.` : `Saved on ${place}.`
}
