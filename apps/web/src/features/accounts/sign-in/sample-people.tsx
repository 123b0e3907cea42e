import { type SamplePerson, type SampleWelcome, sampleSignIn } from '@hubs/schema/sample'
import { useQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { neighbourOrigin } from '#lib/neighbour-origin.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import './sample-people.css'
import { me } from '@hubs/schema/accounts/accounts'
import { post } from '#lib/api-client.ts'
import { sampleQuery } from './sample.query.ts'
import { welcome } from '../accounts.queries.ts'

function useSignInAs() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (email: string) => post('/sample/sessions', sampleSignIn.parse({ email }), me),
    onSuccess: who => welcome(client, who),
  })
}

type SamplePeopleProps = {
  /** Before they are signed in: the page that is left then has to know where to. */
  onChosen: (person: SamplePerson, meeting: SampleWelcome['meeting']) => void
  /** Where a colleague follows a meeting on their phone, once they are signed in; left out where this is that phone. */
  phone?: ((meetingId: string) => string) | undefined
}

/** The sample school's people, each in one tap, and the meeting that can be run at once. */
export function SamplePeople({ onChosen, phone }: SamplePeopleProps) {
  const { data } = useQuery(sampleQuery())
  const mutation = useSignInAs()
  if (!data) return null
  const enter = (person: SamplePerson) => {
    if (mutation.isPending) return
    onChosen(person, data.meeting)
    mutation.mutate(person.email)
  }
  const named = (email: string) => data.people.find(person => person.email === email)?.name ?? ''
  return (
    <section className="sample" aria-labelledby="sample-heading">
      <div className="col tight">
        <h2 id="sample-heading">Look around the sample school</h2>
        <p className="quiet s">Choose someone to be. You don’t need a password.</p>
      </div>
      {mutation.error && <ProblemNote>{mutation.error.message}</ProblemNote>}
      <ul className="sample-people">
        {data.people.map(person => (
          <li key={person.email}>
            <Person person={person} onPress={() => enter(person)} />
          </li>
        ))}
      </ul>
      {!data.meeting && phone && (
        <p className="quiet s">The meeting to run is over. For a new one, start the sample again with --fresh.</p>
      )}
      {data.meeting && phone && (
        <Beside href={phone(data.meeting.id)} name={named(data.phoneOf)} runBy={named(data.runBy)}>
          {data.meeting.running
            ? `The ${data.meeting.hubName} meeting is on now.`
            : `${data.meeting.hubName} is about to meet.`}
        </Beside>
      )}
    </section>
  )
}

function Person({ person, onPress }: { person: SamplePerson; onPress: () => void }) {
  return (
    <Button className="sample-person" onPress={onPress}>
      <span>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        , {person.job.toLowerCase()}
      </span>{' '}
      <span className="quiet s">{person.first}</span>
    </Button>
  )
}

type BesideProps = { href: string; name: string; runBy: string; children: ReactNode }

/**
 * The same server under its other name is another site to the browser: a colleague can be signed in there, beside
 * whoever is signed in here.
 */
function Beside({ href, name, runBy, children }: BesideProps) {
  const address = neighbourOrigin(window.location) + href
  return (
    <div className="sample-beside">
      <p>
        {children} Open a colleague’s phone in its own window and choose <bdi>{name}</bdi> there, then choose{' '}
        <bdi>{runBy}</bdi> here.
      </p>
      <a
        className="btn plain"
        href={address}
        target="_blank"
        rel="noopener"
        onClick={event => {
          if (window.open(address, 'colleague', 'popup,width=390,height=844')) event.preventDefault()
        }}
      >
        Open a colleague’s phone
      </a>
    </div>
  )
}
