import type { CheckInToken } from '@hubs/schema/meetings/check-in'
import { dropReturnUrl } from '#lib/page/return-url.ts'

/** A token of this tab. `hubName` is not known where only the address had it. */
export type StoredToken = { token: string; hubName: string | null }

const PREFIX = 'check-in:'

export const tokenOf = ({ token, hubName }: CheckInToken): StoredToken => ({ token, hubName })

/** For as long as the tab is open: the code itself has run out by the time one is signed in. */
export function storeToken(code: string, token: StoredToken) {
  try {
    sessionStorage.setItem(PREFIX + code, JSON.stringify(token))
  } catch {
    // Then the address has it.
  }
}

/** The token for a code: from this tab, or from behind the `#` of the address, where sign-in came by another. */
export function storedToken(code: string): StoredToken | null {
  try {
    const text = sessionStorage.getItem(PREFIX + code)
    if (text) return JSON.parse(text) as StoredToken
  } catch {
    // As if there were none.
  }
  const behind = window.location.hash.slice(1)
  return behind.length >= 20 ? { token: behind, hubName: null } : null
}

export function forgetToken(code: string) {
  sessionStorage.removeItem(PREFIX + code)
  dropReturnUrl()
}
