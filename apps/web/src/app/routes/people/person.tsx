import { isolated } from '@hubs/rules/text/isolated'
import { useParams } from 'react-router-dom'
import { type Action, can } from '@hubs/rules/can'
import type { Person } from '@hubs/schema/staff'
import { actorOf } from '#features/accounts/actor.ts'
import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { AddressRefused } from '#features/notices/undelivered.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { PersonData } from '#features/privacy/person-data.tsx'
import { HandOverList } from '#features/staff/hand-over.tsx'
import { PersonEditForm } from '#features/staff/person-edit-form.tsx'
import { PersonState } from '#features/staff/person-state.tsx'
import { stateInWords, fieldsInWords, fieldsOf } from '#features/staff/person-labels.ts'
import { personQuery } from '#features/staff/staff.queries.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'
import '#features/staff/person-card.css'
import { auditOf, paths } from '#shared/paths.ts'

/** A person to read, for those who may not change people. */
function PersonCard({ person }: { person: Person }) {
  return (
    <div className="card col">
      <FactList
        className="person-card"
        facts={fieldsInWords(fieldsOf(person)).map(({ label, now }) => [label, now || 'Not given'])}
      />
      <p className="s quiet">Only an administrator can change this.</p>
    </div>
  )
}

export default function PersonScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  if (!can(actorOf(me), 'person:list', { schoolId: me.school.id })) return <NotFoundScreen />
  // Another person is another form: nothing typed about one may stand in that of the next.
  return <PersonView key={id} id={id} />
}

/** One person: what of it is shown depends on what whoever looks may do. */
function PersonView({ id }: { id: string }) {
  const { data: person } = usePageQuery(personQuery(id))
  const me = useMe()
  const { roles: heldRoles, state } = person
  const them = { schoolId: me.school.id, personId: id, heldRoles, hasJoined: state !== 'invited' }
  const may = (action: Action) => can(actorOf(me), action, them)
  const mayEdit = may('person:edit')
  const mayReset = may('person:access')
  // Said to those who can’t mend it as well, with whom to ask.
  const refused = (
    <Boundary waiting="Loading…">
      <AddressRefused personId={person.id} timeZone={me.school.timeZone} mayEdit={may('person:address')} />
    </Boundary>
  )
  return (
    <ReauthenticationProvider hasPassword={me.hasPassword}>
      <Page
        look="narrow-page"
        title={isolated(person.name)}
        heading={person.name}
        back={{ to: paths.people, label: 'People' }}
        beside={<Chip>{stateInWords(person)}</Chip>}
      >
        {mayEdit ? (
          <>
            <div className="card">
              <PersonEditForm person={person} sets={{ roles: mayReset, email: may('person:address') }} />
            </div>
            {refused}
            <HandOver person={person} />
            {person.state === 'invited' && <MailNote />}
            <PersonState
              person={person}
              timeZone={me.school.timeZone}
              mayReset={mayReset}
              mayLeave={mayReset || !heldRoles.includes('coordinator')}
            />
            {may('data:request') && <PersonData person={person} />}
            {may('audit:read') && (
              <Section title="Audit log" words="When they signed in, what they changed, and who changed their account.">
                <div className="row">
                  <LinkButton to={auditOf(id)}>See their audit log</LinkButton>
                </div>
              </Section>
            )}
          </>
        ) : (
          <>
            <PersonCard person={person} />
            {refused}
            <HandOver person={person} />
          </>
        )}
      </Page>
    </ReauthenticationProvider>
  )
}

/** Of someone who is here, what would pass to others; of someone who has left, what still waits. */
function HandOver({ person }: { person: Person }) {
  const left = person.state === 'left'
  // Who has never come has nothing to pass on.
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
        <HandOverList person={person} />
      </Boundary>
    </Section>
  )
}
