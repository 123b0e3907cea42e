import { plannedEnd } from '@hubs/rules/agenda/meeting-end'
import type { ReactNode } from 'react'
import { inDays, shortSpan } from '#lib/time/time.ts'
import type { GroupMeeting } from './group-meetings.ts'
import './meeting-card.css'

type MeetingCardProps = {
  /** Whose meeting: "Your hub", "The group you lead". */
  who: string
  meeting: GroupMeeting
  timeZone: string
  now: number
  children: ReactNode
}

/** When and where, in one look, and what to do about it. */
export function MeetingCard({ who, meeting, timeZone, now, children }: MeetingCardProps) {
  const on = meeting.status === 'running'
  const place = meeting.place ? `, ${meeting.place}` : ''
  return (
    <section className="card meeting-card num" data-on={on || undefined} aria-label={`${who}: next meeting`}>
      <div>
        <p>
          <strong>{on ? `${who} is meeting now` : `${who} meets ${inDays(meeting.startsAt, timeZone, now)}`}</strong>
        </p>
        <p className="quiet">
          {shortSpan(meeting.startsAt, plannedEnd(meeting), timeZone)}
          {place}
        </p>
      </div>
      <div className="row wrap">{children}</div>
    </section>
  )
}
