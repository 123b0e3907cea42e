import { isolated } from '@hubs/rules/text/isolated'
import MailPlus from 'lucide-react/icons/mail-plus'
import { useState } from 'react'
import type { Person } from '@hubs/schema/staff'
import { afterwards } from '#lib/query-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import { useChangePerson, useInvite } from './staff.queries.ts'
import './person-state.css'

type PersonStateProps = { person: Person; timeZone: string }
/** Helping somebody to sign in is for administrators. */
type Ways = { mayReset: boolean; mayLeave: boolean }

/** Invited, here or left: and what can be done about it. */
export function PersonState({ person, timeZone, mayReset, mayLeave }: PersonStateProps & Ways) {
  if (person.state === 'left') return <Returning person={person} timeZone={timeZone} />
  return (
    <>
      {person.state === 'invited' && <Invited person={person} timeZone={timeZone} />}
      {person.state === 'active' && mayReset && <PersonSignIn person={person} />}
      {mayLeave && <Leaving person={person} />}
    </>
  )
}

/** Somebody who hasn't come yet: when they were invited, and once more. */
function Invited({ person, timeZone }: PersonStateProps) {
  const isFirst = person.invitedAt === null
  const invite = useInvite()
  const say = useToast()
  const send = () =>
    afterwards(invite.mutateAsync(person.id), () =>
      say(
        isFirst
          ? `Invitation sent to ${person.email}.`
          : `New invitation sent to ${person.email}. The earlier one no longer works.`,
      ),
    )
  return (
    <Section
      title={isFirst ? 'Not invited yet' : 'Not signed in yet'}
      words={
        person.invitedAt === null
          ? `The invitation goes to ${person.email}. It works for two weeks.`
          : `Invitation sent to ${person.email} on ${shortDate(person.invitedAt, timeZone)}. It works for two weeks.`
      }
    >
      <ErrorNote error={invite.error} />
      <div className="row">
        <Button isPending={invite.isPending} onPress={send}>
          <MailPlus className="icon" aria-hidden />
          {invite.isPending ? 'Sending…' : isFirst ? 'Send invitation' : 'Resend invitation'}
        </Button>
      </div>
    </Section>
  )
}

/** Marks somebody as left. It can be undone by their coming back; what they wrote stays. */
function Leaving({ person }: { person: Person }) {
  const [asking, setAsking] = useState(false)
  const change = useChangePerson(person.id)
  const say = useToast()
  const leave = () =>
    afterwards(change.mutateAsync({ left: true, expectedVersion: person.version }), () => {
      setAsking(false)
      say(`${isolated(person.name)} marked as left.`)
    })
  return (
    <Section
      title="Leaving the school"
      words="For someone who no longer works here. You can let them back in later, but without their hub place and what they led."
    >
      <div className="row">
        <Button look="danger" onPress={() => setAsking(true)}>
          Mark as left
        </Button>
      </div>
      <Confirm
        open={asking}
        danger
        title={`Has ${isolated(person.name)} left?`}
        action={change.isPending ? 'Marking…' : 'Mark as left'}
        keep="Cancel"
        pending={change.isPending}
        onClose={() => setAsking(false)}
        onConfirm={leave}
      >
        <ul className="person-state-list">
          <li>They’ll be signed out everywhere straight away and can’t sign in again.</li>
          <li>Their hub place will be free. What’s listed under Hand-over is left for others to take on.</li>
          <li>Their name stays on past meetings.</li>
        </ul>
        <ErrorNote error={change.error} />
      </Confirm>
    </Section>
  )
}

/** Lets somebody who left back in, under the same account. */
function Returning({ person, timeZone }: PersonStateProps) {
  const change = useChangePerson(person.id)
  const say = useToast()
  const back = () =>
    afterwards(change.mutateAsync({ left: false, expectedVersion: person.version }), () =>
      say(`${isolated(person.name)} can sign in again. They don’t have a hub place.`),
    )
  return (
    <Section
      title="Left the school"
      words={`${person.leftAt ? `Since ${shortDate(person.leftAt, timeZone)}. ` : ''}They can’t sign in and don’t have a hub place.`}
    >
      <ErrorNote error={change.error} />
      <div className="row">
        <Button isPending={change.isPending} onPress={back}>
          {change.isPending ? 'Saving…' : 'Mark as returned'}
        </Button>
      </div>
    </Section>
  )
}
