import type { MeetingDetail, MeetingPerson } from '@hubs/schema/meetings/meetings'
import { registerWords } from '@hubs/rules/text/register-labels'
import { nameApart } from '@hubs/rules/text/told-apart'
import { lazy, Suspense, useState } from 'react'
import { clockTime } from '#lib/time/time.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Apart } from '#ui/text/name.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'

const CorrectLine = lazy(() =>
  import('../console/register/correct-line.tsx').then(each => ({ default: each.CorrectLine })),
)

const roles = { facilitator: 'facilitator', 'co-facilitator': 'co-facilitator', member: null } as const

type MeetingPeopleProps = { meeting: MeetingDetail; timeZone: string; editable: boolean }

/** Who belongs to the meeting, and once it has begun, who came, from when to when. */
export function MeetingPeople({ meeting, timeZone, editable }: MeetingPeopleProps) {
  const [correcting, setCorrecting] = useState(false)
  const [chosen, choose] = useState<string | null>(null)
  const say = useToast()
  const { people } = meeting
  // As it stands now: somebody else may have been quicker while the dialog was open.
  const person = people.find(({ id }) => id === chosen)
  return (
    <Section
      title="People"
      aside={
        editable && (
          <button type="button" className="btn" onClick={() => setCorrecting(!correcting)}>
            {correcting ? 'Done' : 'Correct the register'}
          </button>
        )
      }
    >
      {people.length === 0 ? (
        <EmptyState title="No one is in this group yet">
          <p>People choose their own hub, or the coordinator adds them.</p>
        </EmptyState>
      ) : (
        <ul className="meeting-people plain num">
          {people.map(each => (
            <Person
              key={each.id}
              {...{ timeZone }}
              person={each}
              ended={meeting.status === 'ended'}
              onChange={editable && correcting ? () => choose(each.id) : null}
            />
          ))}
        </ul>
      )}
      {person && (
        <Suspense>
          <CorrectLine
            key={person.id}
            {...{ meeting, person, timeZone }}
            onClose={() => choose(null)}
            onSaved={() => {
              choose(null)
              say(`Register corrected for ${nameApart(person)}.`)
            }}
          />
        </Suspense>
      )}
    </Section>
  )
}

type PersonProps = CameProps & { onChange: (() => void) | null }

function Person({ person, timeZone, ended, onChange }: PersonProps) {
  return (
    <li>
      <span>
        <bdi>{person.name}</bdi>
        <Apart of={person} />
        {roles[person.role] && <span className="s quiet"> {roles[person.role]}</span>}
      </span>
      <span className="row">
        <Came {...{ person, timeZone, ended }} />
        {onChange && (
          <button type="button" className="btn" aria-label={`Change ${nameApart(person)}`} onClick={onChange}>
            Change
          </button>
        )}
      </span>
    </li>
  )
}

type CameProps = { person: MeetingPerson; timeZone: string; ended: boolean }

function Came({ person, timeZone, ended }: CameProps) {
  const { attendance, arrivedAt, leftAt } = person
  if (!ended && attendance === 'unknown') return null
  const clock = (at: string | null) => (at === null ? null : clockTime(at, timeZone))
  return (
    <span className="s quiet">{registerWords({ attendance, arrivedAt: clock(arrivedAt), leftAt: clock(leftAt) })}</span>
  )
}
