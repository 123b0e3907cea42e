import type { Attendance } from '@hubs/schema/live'
import type { MeetingDetail, MeetingPerson } from '@hubs/schema/meetings'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { useCorrectRegister } from './meetings.queries.ts'

const words = { present: 'came', apologies: 'sent apologies', absent: 'was not there', unknown: 'not marked' } as const
const roles = { facilitator: 'facilitator', 'co-facilitator': 'co-facilitator', member: null } as const

/** Who belongs to the meeting, and once it has begun, who came. */
export function MeetingPeople({ meeting, editable }: { meeting: MeetingDetail; editable: boolean }) {
  const correct = useCorrectRegister(meeting.id)
  const [correcting, setCorrecting] = useState(false)
  const say = useSay()
  const { people, status } = meeting
  function change(person: MeetingPerson, attendance: Attendance) {
    correct.mutate(
      { personId: person.id, attendance },
      { onSuccess: () => say(`${person.name}: ${words[attendance]}.`, () => change(person, person.attendance)) },
    )
  }
  return (
    <Section
      title="People"
      aside={
        editable && (
          <button type="button" className="btn" onClick={() => setCorrecting(!correcting)}>
            {correcting ? 'Done' : 'Put the register right'}
          </button>
        )
      }
    >
      {correct.error && <ProblemNote>{sentenceOf(correct.error)}</ProblemNote>}
      {people.length === 0 ? (
        <EmptyState title="Nobody is in this group yet">
          <p>People choose their hub themselves, or the coordinator places them.</p>
        </EmptyState>
      ) : (
        <ul className="meeting-people plain">
          {people.map(person => (
            <li key={person.id}>
              <span>
                {person.name}
                {roles[person.role] && <span className="s quiet"> {roles[person.role]}</span>}
              </span>
              <Came
                {...{ person, change }}
                ended={status === 'ended'}
                busy={correct.isPending}
                open={editable && correcting}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type CameProps = {
  person: MeetingPerson
  change: (person: MeetingPerson, attendance: Attendance) => void
  ended: boolean
  busy: boolean
  /** To be put right; otherwise in words. */
  open: boolean
}

function Came({ person, change, ended, busy, open }: CameProps) {
  if (!open)
    return (ended || person.attendance !== 'unknown') && <span className="s quiet">{words[person.attendance]}</span>
  return (
    <select
      className="field-input"
      aria-label={`${person.name} at this meeting`}
      value={person.attendance}
      disabled={busy}
      onChange={event => change(person, event.target.value as Attendance)}
    >
      {Object.entries(words).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}
