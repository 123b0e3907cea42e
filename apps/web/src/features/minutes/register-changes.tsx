import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { RegisterChange } from '@hubs/schema/meetings/register'
import { registerWords } from '@hubs/rules/text/register-labels'
import { useState } from 'react'
import { clockTime, shortDateTime } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Section } from '#ui/page/section.tsx'
import { changesQuery } from './minutes.queries.ts'
import './minutes.css'

type RegisterChangesProps = {
  meetingId: string
  timeZone: string
  /** Whose line it is where only one's own is shown. */
  own: boolean
}

/** How the register came about. It is asked for when somebody wants to see it. */
export function RegisterChanges({ meetingId, timeZone, own }: RegisterChangesProps) {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title="Register changes"
      words={
        own
          ? 'Every change to your attendance. This history can’t be edited.'
          : 'Every change, who made it and why. This history can’t be edited.'
      }
      aside={
        <button type="button" className="btn" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide the changes' : 'Show the changes'}
        </button>
      }
    >
      {open && (
        <Boundary waiting="Loading changes…">
          <Changes {...{ meetingId, timeZone }} />
        </Boundary>
      )}
    </Section>
  )
}

function Changes({ meetingId, timeZone }: { meetingId: string; timeZone: string }) {
  const { data } = useSuspenseQuery(changesQuery(meetingId))
  if (data.length === 0) return <p className="quiet">No changes since the register was taken.</p>
  return (
    <ol className="register-changes plain num">
      {data.map(change => (
        <li key={change.id}>
          <span>
            <strong>
              <bdi>{change.person.name}</bdi>
            </strong>{' '}
            {wordsOf(change.after, timeZone)}
            <span className="quiet"> (before: {wordsOf(change.before, timeZone)})</span>
          </span>
          <span className="s quiet">
            {shortDateTime(change.at, timeZone)}, {byWhom(change)}
            {change.reason && `: ${quoted(change.reason)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

function wordsOf({ attendance, arrivedAt, leftAt }: RegisterChange['after'], timeZone: string): string {
  const clock = (at: string | null) => (at === null ? null : clockTime(at, timeZone))
  return registerWords({ attendance, arrivedAt: clock(arrivedAt), leftAt: clock(leftAt) })
}

function byWhom({ method, by, person }: RegisterChange): string {
  if (method === 'self') return 'by the person themselves'
  const name = by?.id === person.id ? 'the person themselves' : (by?.name ?? 'someone who has left')
  return method === 'correction' ? `corrected by ${isolated(name)}` : `marked by ${isolated(name)}`
}
