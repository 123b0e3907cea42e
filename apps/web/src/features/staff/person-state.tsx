import MailPlus from 'lucide-react/icons/mail-plus'
import { useState } from 'react'
import type { Person } from '@hubs/schema/staff'
import { sentenceOf } from '#lib/api-client.ts'
import { longDate } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { useChangePerson, useInvite } from './staff.queries.ts'
import './person-state.css'

type PersonStateProps = { person: Person; timeZone: string }

/** Invited, here or left: and what can be done about it. */
export function PersonState({ person, timeZone }: PersonStateProps) {
  if (person.state === 'left') return <Returning person={person} timeZone={timeZone} />
  return (
    <>
      {person.state === 'invited' && <Invited person={person} />}
      <Leaving person={person} />
    </>
  )
}

function Invited({ person }: { person: Person }) {
  const invite = useInvite()
  const say = useSay()
  const send = () =>
    invite.mutate(person.id, {
      onSuccess: () => say(`A new invitation is on its way to ${person.email}. The one before it no longer works.`),
    })
  return (
    <Section title="Not signed in yet" words={`The invitation went to ${person.email}. It works for two weeks.`}>
      {invite.error && <ProblemNote>{sentenceOf(invite.error)}</ProblemNote>}
      <div className="row">
        <Button isPending={invite.isPending} onPress={send}>
          <MailPlus className="icon" aria-hidden />
          {invite.isPending ? 'Sending…' : 'Send it again'}
        </Button>
      </div>
    </Section>
  )
}

function Leaving({ person }: { person: Person }) {
  const [asking, setAsking] = useState(false)
  const change = useChangePerson(person.id)
  const say = useSay()
  const leave = () =>
    change.mutate(
      { left: true, expectedVersion: person.version },
      {
        onSuccess: () => {
          setAsking(false)
          say(`${person.name} is marked as left.`)
        },
      },
    )
  return (
    <Section title="Leaving the school" words="For somebody who no longer works here. It can be taken back.">
      <div className="row">
        <Button look="danger" onPress={() => setAsking(true)}>
          Mark as left
        </Button>
      </div>
      <Confirm
        open={asking}
        danger
        title={`Has ${person.name} left?`}
        action={change.isPending ? 'Marking…' : 'Mark as left'}
        keep="Not now"
        pending={change.isPending}
        onClose={() => setAsking(false)}
        onConfirm={leave}
      >
        <ul className="person-state-list">
          <li>They are signed out everywhere at once and can’t sign in any more.</li>
          <li>Their place in a hub becomes free, and a group they led needs a new facilitator.</li>
          <li>Past meetings keep their name.</li>
        </ul>
        {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      </Confirm>
    </Section>
  )
}

function Returning({ person, timeZone }: PersonStateProps) {
  const change = useChangePerson(person.id)
  const say = useSay()
  const back = () =>
    change.mutate(
      { left: false, expectedVersion: person.version },
      { onSuccess: () => say(`${person.name} is back and can sign in again.`) },
    )
  return (
    <Section
      title="Left the school"
      words={`${person.leftAt ? `Since ${longDate(person.leftAt, timeZone)}. ` : ''}They can’t sign in and hold no place in a hub.`}
    >
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <div className="row">
        <Button isPending={change.isPending} onPress={back}>
          {change.isPending ? 'Bringing back…' : 'They are back'}
        </Button>
      </div>
    </Section>
  )
}
