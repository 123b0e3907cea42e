import type { StaffKind } from '@hubs/schema/staff'

/** Where the choice window stands. */
export type ChoiceState = 'not-open' | 'open' | 'closed'

/**
 * Where the choice window stands at `now`. It closes at its last millisecond, not after it.
 * @param window when it opens and closes; all three in milliseconds since 1970
 */
export function choiceState(window: { choiceOpensAt: number; choiceClosesAt: number }, now: number): ChoiceState {
  if (now < window.choiceOpensAt) return 'not-open'
  return now < window.choiceClosesAt ? 'open' : 'closed'
}

export type Verdict =
  | { allowed: true }
  | { allowed: false; code: 'window-not-open' | 'window-closed' | 'not-allowed'; sentence: string }

/** Why a governor or guest is in no hub. */
export const NOT_STAFF = 'Hubs are for teaching and support staff.'

/**
 * Whether a person may choose or change their hub now. Teachers choose inside the window; support staff are invited,
 * not asked, so they come and go whenever they like.
 */
export function mayChooseNow(staffKind: StaffKind, state: ChoiceState): Verdict {
  if (staffKind === 'none') return { allowed: false, code: 'not-allowed', sentence: NOT_STAFF }
  if (staffKind === 'support' || state === 'open') return { allowed: true }
  if (state === 'not-open')
    return {
      allowed: false,
      code: 'window-not-open',
      sentence: 'You can’t choose yet, but you can read about every hub.',
    }
  return {
    allowed: false,
    code: 'window-closed',
    sentence: 'Hub choices have closed. To change your hub, ask your coordinator.',
  }
}

/**
 * Whether a person may save what they rank now. Support staff who want to join rank with everyone else, so that places go
 * to all of them by one rule.
 */
export function mayRankNow(staffKind: StaffKind, state: ChoiceState): Verdict {
  if (staffKind === 'none') return { allowed: false, code: 'not-allowed', sentence: NOT_STAFF }
  if (state === 'open') return { allowed: true }
  if (state === 'not-open')
    return {
      allowed: false,
      code: 'window-not-open',
      sentence: 'You can’t rank the hubs yet, but you can read about every hub.',
    }
  return {
    allowed: false,
    code: 'window-closed',
    sentence: 'Hub choices have closed. What you ranked can’t be changed now.',
  }
}
