/** Each invitation by itself: several stand one after the other (RFC 5545, 3.4). */
const calendarsIn = (text: string): string[] => text.match(/BEGIN:VCALENDAR[^]*?END:VCALENDAR/g) ?? []

const uidOf = (calendar: string) => /^UID:(.*)$/m.exec(calendar)?.[1] ?? calendar

/** Of two sets of invitations the later word on each meeting. */
export function mergedCalendars(known: string, later: string): string {
  const byMeeting = new Map<string, string>()
  for (const each of [...calendarsIn(known), ...calendarsIn(later)]) byMeeting.set(uidOf(each), each)
  return [...byMeeting.values()].join('\r\n')
}

/** What an invitation asks a calendar to do: to show it, or to take it off. */
const methodOf = (calendar: string) => (/^METHOD:CANCEL\r?$/m.test(calendar) ? 'CANCEL' : 'REQUEST')

/**
 * As nodemailer takes them. The first, which is the next meeting, goes as mail programs read it by themselves; the others
 * go as a file each, since one object of iTIP is about one meeting (RFC 5546, 3.2; RFC 6047, 2.4) and of several in one
 * Outlook takes the first alone.
 */
export function calendarParts(text: string) {
  const [next, ...others] = calendarsIn(text)
  if (next === undefined) return {}
  return {
    icalEvent: { method: methodOf(next), filename: 'invite.ics', content: next },
    attachments: others.map((content, at) => ({
      filename: `${methodOf(content) === 'CANCEL' ? 'cancelled' : 'meeting'}-${at + 2}.ics`,
      content,
      contentType: `text/calendar; charset=utf-8; method=${methodOf(content)}`,
    })),
  }
}
