import type { Meeting } from '@hubs/schema/meetings/meetings'
import CalendarX from 'lucide-react/icons/calendar-x'
import './outside-note.css'

/** Where a meeting still to be held is on a day outside of its half term. `moves`: whoever reads it can change the date. */
export function OutsideNote({ meeting, moves = false }: { meeting: Meeting; moves?: boolean }) {
  if (!meeting.outside) return null
  return (
    <p className="outside-note">
      <CalendarX className="icon" aria-hidden />
      <span>
        This date is outside {meeting.halfTerm}.
        {moves && ' Change it, or ask your coordinator to check the half-term dates.'}
      </span>
    </p>
  )
}
