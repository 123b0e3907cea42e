import { MINUTE_MS } from '@hubs/rules/dates/durations'
const KEY = 'arriving'
const LIFE_MS = 15 * MINUTE_MS

/** Somebody goes off to sign in. @param path where a way that does not lead back by itself is led back to */
export function keepReturnUrl(path: string) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path, at: Date.now() }))
  } catch {
    // Then they come once more.
  }
}

export function dropReturnUrl() {
  sessionStorage.removeItem(KEY)
}

/** Where to go on after the school's own sign-in, which leads home; null where nobody was on their way. */
export function takeReturnUrl(): string | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    dropReturnUrl()
    if (typeof kept !== 'object' || kept === null || !('path' in kept) || !('at' in kept)) return null
    const late = Math.abs(Date.now() - Number(kept.at)) > LIFE_MS
    return late || typeof kept.path !== 'string' || !kept.path.startsWith('/in/') ? null : kept.path
  } catch {
    return null
  }
}
