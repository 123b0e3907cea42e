import type { ReactNode } from 'react'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { useClosedMeetings } from './use-closed-meetings.ts'

/** Beside the days on which the school is closed: that meetings are on them, and the way to move those. */
export function ClosedMeetingsNote({ children }: { children: ReactNode }) {
  const days = useClosedMeetings()
  if (days === '') return null
  return (
    <CalmNote>
      <p>
        <strong>There are meetings on {days}, when the school is closed.</strong> They stay on that date until you move
        them.
      </p>
      <div className="row">{children}</div>
    </CalmNote>
  )
}
