import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Seal } from '../../seal.ts'
import type { OidcRequest } from './school-sign-in/oidc.client.ts'

/** How long somebody may be away at a sign-in service. */
export const JOURNEY_MS = 10 * MINUTE_MS

/** What a request was sealed with, and when it was made. */
export type Journey = OidcRequest & { startedAt: number }

/** Out of a browser's cookie; undefined where it is not whole, not ours, or too old. */
export function readJourney<T extends Journey>(seal: Seal, sealed: string | undefined, now: number): T | undefined {
  try {
    const journey: T = JSON.parse(seal.open(sealed ?? ''))
    const whole = [journey.state, journey.nonce, journey.verifier].every(
      part => typeof part === 'string' && part.length > 20,
    )
    return whole && typeof journey.startedAt === 'number' && now - journey.startedAt <= JOURNEY_MS ? journey : undefined
  } catch {
    return undefined
  }
}

/** Enough for whoever looks after the server, and nothing of what the browser carried. */
export function errorSummary(error: unknown): object {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined
  return { why: error instanceof Error ? error.message : 'unknown', ...(cause && { cause }) }
}
