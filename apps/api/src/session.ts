import type { Actor } from '@hubs/rules/can'
import type { SessionMembership } from './modules/accounts/sessions.repo.ts'
import type { Owed } from './store/tables/accounts.ts'
import type { Theme } from './store/tables/staff.ts'

/** A signed-in person, for one request or stream. */
export type Session = {
  id: string
  actor: Actor
  /** When they last proved who they are; changing a password, a role or an address asks for ten minutes at most. */
  provedAt: number
  /** When they came in by a link or code out of a mail; null for any other way. */
  mailedAt: number | null
  /** What this sign-in still owes before it opens anything. */
  owes: Owed | null
  name: string
  preferredName: string
  email: string
  department: string
  theme: Theme
  reminders: boolean
  school: { id: string; name: string; timeZone: string }
  membership: SessionMembership
}
