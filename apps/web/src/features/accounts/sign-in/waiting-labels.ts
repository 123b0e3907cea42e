import { count } from '@hubs/rules/text/words'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'

const MINUTE_S = 60

/** "Too many tries" with how long to wait, in words; every other refusal in its own. */
export function refusalSentence(error: unknown): string {
  if (!(error instanceof ApiProblem) || error.code !== 'too-many' || error.retryAfter === null) return sentenceOf(error)
  const minutes = Math.ceil(error.retryAfter / MINUTE_S)
  const wait = minutes <= 1 ? 'a minute' : count(minutes, 'minute')
  return `Too many attempts with this email address. Wait ${wait}, or get a sign-in link by email, which works straight away.`
}
