import { count } from '@hubs/rules/text/words'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

/** A meeting as a line of the email: its hub, and when and where in words. */
type Line = { hubName: string; when: string }

const list = (heading: string, lines: readonly Line[]) =>
  lines.length > 0 ? [`${heading}\n${lines.map(({ hubName, when }) => `- ${hubName}: ${when}`).join('\n')}`] : []

/** How a calendar gets what has changed. */
export const CALENDAR_WORDS =
  'Open each attached invitation to update your calendar. If your calendar follows the address from your notifications page, it updates automatically.'

function subjectOf(added: readonly Line[], changed: readonly Line[], removed: readonly Line[]): string {
  const hubs = new Set([...added, ...changed, ...removed].map(({ hubName }) => hubName))
  const whose = hubs.size === 1 ? `${[...hubs].join('')} meetings` : 'Learning Hub meetings'
  if (changed.length === 0 && removed.length === 0)
    return `Your ${whose}: ${count(added.length, 'date')} for your calendar`
  if (changed.length === 0 && added.length === 0) return `Take ${count(removed.length, 'meeting')} off your calendar`
  return `Your ${whose} have changed`
}

/** Dates for somebody's calendar, and dates to take off it, that no other email has told them. */
export function invitationsLetter({
  to,
  added,
  changed,
  removed,
  page,
  settingsPage,
}: {
  to: Addressee
  added: readonly Line[]
  changed: readonly Line[]
  removed: readonly Line[]
  page: string
  settingsPage: string
}): Letter {
  return letter(
    subjectOf(added, changed, removed),
    salutation(to),
    ...list('Your meetings', added),
    ...list('Now at another time or place', changed),
    ...list('No longer your meetings', removed),
    CALENDAR_WORDS,
    page,
    `You can have invitations once a day with your other updates, or turn them off: ${settingsPage}`,
  )
}
