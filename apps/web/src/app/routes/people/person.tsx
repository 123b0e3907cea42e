import { isolated } from '@hubs/rules/text/isolated'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ProofProvider } from '#features/accounts/second-factor/proof-provider.tsx'
import { AddressRefused } from '#features/notices/undelivered.tsx'
import { PersonData } from '#features/privacy/person-data.tsx'
import { PersonCard } from '#features/staff/person-card.tsx'
import { PersonEditForm } from '#features/staff/person-edit-form.tsx'
import { PersonState } from '#features/staff/person-state.tsx'
import { stateWords } from '#features/staff/person-labels.ts'
import { personQuery } from '#features/staff/staff.queries.ts'
import { Boundary } from '#ui/boundary.tsx'
import { Chip } from '#ui/chip.tsx'
import { Page } from '#ui/page.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function PersonScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  if (!can(actorOf(me), 'person:list', { schoolId: me.school.id })) return <NotFoundScreen />
  return <PersonView key={id} id={id} />
}

function PersonView({ id }: { id: string }) {
  const { data: person } = usePageQuery(personQuery(id))
  const me = useMe()
  const mayEdit = can(actorOf(me), 'person:edit', { schoolId: me.school.id })
  const refused = (
    <Boundary waiting="Loading…">
      <AddressRefused personId={person.id} timeZone={me.school.timeZone} mayEdit={mayEdit} />
    </Boundary>
  )
  return (
    <ProofProvider hasPassword={me.hasPassword}>
      <Page
        look="narrow-page"
        title={isolated(person.name)}
        heading={person.name}
        back={{ to: paths.people, label: 'People' }}
        beside={<Chip>{stateWords[person.state]}</Chip>}
      >
        {mayEdit ? (
          <>
            <div className="card">
              <PersonEditForm person={person} />
            </div>
            {refused}
            <PersonState person={person} timeZone={me.school.timeZone} />
            <PersonData person={person} />
          </>
        ) : (
          <>
            <PersonCard person={person} />
            {refused}
          </>
        )}
      </Page>
    </ProofProvider>
  )
}
