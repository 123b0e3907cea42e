import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'

/** A meeting as a calendar shows it. `version` grows with each change of it; instants are epoch milliseconds. */
export type CalendarMeeting = {
  id: string
  version: number
  startsAtMs: number
  endsAtMs: number
  hubName: string
  number: number
  place: string
  cancelled: boolean
  link: string
}

export type CalendarPerson = { name: string; email: string }

const product = { company: 'Learning Hubs', product: 'Learning Hubs', language: 'EN' }
const title = ({ hubName, number }: CalendarMeeting) => `${hubName}: Learning Hub meeting ${number}`
/** The library writes the calendar's own name as it is given. */
const asText = (typed: string) => typed.replace(/[\\;,]/g, match => `\\${match}`)

/**
 * Instants are written in UTC: they mean the same minute in every calendar, whatever it knows of clock changes, in any
 * year. The same meeting has the same UID in feeds and invitations, and a SEQUENCE that never goes back.
 */
function eventOf(meeting: CalendarMeeting, stamp: Date) {
  return {
    id: `${meeting.id}@learning-hubs`,
    sequence: meeting.version,
    stamp,
    start: new Date(meeting.startsAtMs),
    end: new Date(meeting.endsAtMs),
    summary: title(meeting),
    location: meeting.place || null,
    description: `Agenda and people: ${meeting.link}`,
    url: meeting.link,
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: meeting.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    transparency: meeting.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  }
}

/** A calendar that others subscribe to: their meetings and nothing else, with nobody's name in it. */
export function feedText(schoolName: string, meetings: readonly CalendarMeeting[], stamp: Date): string {
  const calendar = ical({ name: asText(`Learning Hubs, ${schoolName}`), prodId: product, ttl: 60 * 60 })
  for (const meeting of meetings) calendar.createEvent(eventOf(meeting, stamp))
  return calendar.toString()
}

/** What goes along with an email: adds the meeting, moves it, or takes it off. */
export function invitationText(
  meeting: CalendarMeeting,
  { from, to, stamp }: { from: CalendarPerson; to: CalendarPerson; stamp: Date },
): string {
  const method = meeting.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = ical({ prodId: product, method })
  calendar.createEvent({
    ...eventOf(meeting, stamp),
    organizer: from,
    // Coming is marked in the register: nobody is asked to answer an email.
    attendees: [{ ...to, rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ }],
  })
  return calendar.toString()
}
