import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { dropDraft, readDraft, writeDraft } from '#lib/storage/drafts.ts'

/** A mail that was asked for here: its code works with this `request` alone. */
export type RequestedLink = { email: string; request: string; at: number }

const LIFE_MS = 10 * MINUTE_MS
const keyOf = (purpose: string) => `tab/asked-${purpose}`

/** Kept in this tab: whoever goes to read the mail may find the page loaded anew when they come back. */
export function saveRequestedLink(purpose: string, email: string, request: string): RequestedLink {
  const asked = { email, request, at: Date.now() }
  writeDraft(keyOf(purpose), asked)
  return asked
}

/** The latest that was asked for here, as long as its code can work. */
export function readRequestedLink(purpose: string): RequestedLink | null {
  const asked = readDraft<RequestedLink>(keyOf(purpose))
  return asked && Date.now() - asked.at < LIFE_MS ? asked : null
}

export const dropRequestedLink = (purpose: string) => dropDraft(keyOf(purpose))
