import type { Ticket } from '@hubs/schema/meetings/check-in'
import { dropReturnUrl } from '#lib/page/return-url.ts'

/** A ticket of this tab. `hubName` is not known where only the address had it. */
export type KeptTicket = { ticket: string; hubName: string | null }

const prefix = 'ticket:'

export const ticketOf = ({ ticket, hubName }: Ticket): KeptTicket => ({ ticket, hubName })

/** For as long as the tab is open: the code itself has run out by the time one is signed in. */
export function keepTicket(code: string, ticket: KeptTicket) {
  try {
    sessionStorage.setItem(prefix + code, JSON.stringify(ticket))
  } catch {
    // Then the address has it.
  }
}

/** The ticket for a code: from this tab, or from behind the `#` of the address, where sign-in came by another. */
export function keptTicket(code: string): KeptTicket | null {
  try {
    const text = sessionStorage.getItem(prefix + code)
    if (text) return JSON.parse(text) as KeptTicket
  } catch {
    // As if there were none.
  }
  const behind = window.location.hash.slice(1)
  return behind.length >= 20 ? { ticket: behind, hubName: null } : null
}

export function dropTicket(code: string) {
  sessionStorage.removeItem(prefix + code)
  dropReturnUrl()
}
