import { isolated } from '@hubs/rules/text/isolated'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import type { Person } from '@hubs/schema/staff'
import { actorOf } from '#features/accounts/actor.ts'
import { ProofProvider } from '#features/accounts/second-factor/proof-provider.tsx'
import { PersonData } from '#features/privacy/person-data.tsx'
import { HandOverList } from '#features/staff/hand-over.tsx'
import { PersonCard } from '#features/staff/person-card.tsx'
import { PersonEditForm } from '#features/staff/person-edit-form.tsx'
import { PersonState } from '#features/staff/person-state.tsx'
import { stateWords } from '#features/staff/person-labels.ts'
import { personQuery } from '#features/staff/staff.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Boundary } from '#ui/boundary.tsx'
import { Chip } from '#ui/chip.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function PersonScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  const may = can(actorOf(me), 'person:list', { schoolId: me.school.id })
  const { data, error, refetch } = useQuery({ ...personQuery(id), enabled: may })
  if (!may || (error instanceof ApiProblem && error.code === 'not-found')) return <NotFoundScreen />
  if (data) return <PersonView key={id} person={data} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading…" />
      )}
    </main>
  )
}

function PersonView({ person }: { person: Person }) {
  const heading = usePageTitle(`${isolated(person.name)} · Learning Hubs`)
  const me = useMe()
  const mayEdit = can(actorOf(me), 'person:edit', { schoolId: me.school.id })
  return (
    <ProofProvider hasPassword={me.hasPassword}>
      <main className="page narrow-page" id="main">
        <div className="col">
          <BackLink to={paths.people}>People</BackLink>
          <div className="row wrap">
            <h1 ref={heading} tabIndex={-1}>
              {person.name}
            </h1>
            <Chip>{stateWords[person.state]}</Chip>
          </div>
        </div>
        {mayEdit ? (
          <>
            <div className="card">
              <PersonEditForm person={person} />
            </div>
            <HandOver person={person} />
            <PersonState person={person} timeZone={me.school.timeZone} />
            <PersonData person={person} />
          </>
        ) : (
          <>
            <PersonCard person={person} />
            <HandOver person={person} />
          </>
        )}
      </main>
    </ProofProvider>
  )
}

/** Of someone who is here, what would pass to others; of someone who has left, what still waits. */
function HandOver({ person }: { person: Person }) {
  const left = person.state === 'left'
  if (person.state === 'invited') return null
  return (
    <Section
      title="Hand-over"
      words={
        left
          ? 'What still needs someone else.'
          : 'What others would take on if they left. What they wrote stays where it is, under their name.'
      }
    >
      <Boundary waiting="Loading the hand-over…" about={`${person.id} ${person.state}`}>
        <HandOverList person={person} hubTo={paths.programmeHub} agendaTo={paths.meeting} strategyTo={paths.strategy} />
      </Boundary>
    </Section>
  )
}
