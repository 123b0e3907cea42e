import { createSeal } from '../../seal.ts'

/** A meeting with the key of its tokens, as long as it has one. */
type Keyed = { meetingId: string; tokenKey: string }

const PURPOSE = 'check-in'
/** In no id, and in what is sealed it may be. */
const BETWEEN = '_'

/**
 * What a phone is given for a code is kept by the phone alone: however many ask for one, nothing is stored until somebody
 * who is signed in uses it.
 */
export const sealToken = ({ meetingId, tokenKey }: Keyed, expiresAt: number) =>
  `${meetingId}${BETWEEN}${createSeal(PURPOSE, tokenKey).close(String(expiresAt))}`

/** Whose key opens it, if it is one of ours. */
export const meetingOfToken = (token: string) => token.slice(0, Math.max(0, token.indexOf(BETWEEN)))

/** Until when it is good; 0 where it isn't one of this meeting's. */
export function tokenExpiry({ meetingId, tokenKey }: Keyed, token: string): number {
  if (tokenKey === '') return 0
  try {
    return Number(createSeal(PURPOSE, tokenKey).open(token.slice(meetingId.length + BETWEEN.length)))
  } catch {
    return 0
  }
}
