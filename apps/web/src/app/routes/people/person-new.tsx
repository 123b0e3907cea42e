import { isolated } from '@hubs/rules/text/isolated'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ProofProvider } from '#features/accounts/second-factor/proof-provider.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { mailDeliveryQuery } from '#features/operations/mail.queries.ts'
import { PersonAddForm } from '#features/staff/person-add-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { useToast } from '#ui/status.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function PersonNewScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'person:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return (
    <ProofProvider hasPassword={me.hasPassword}>
      <NewPerson />
    </ProofProvider>
  )
}

function NewPerson() {
  const heading = usePageTitle('Add a person · Learning Hubs')
  const navigate = useNavigate()
  const say = useToast()
  const { data: mail } = useQuery(mailDeliveryQuery())
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <BackLink to={paths.people}>People</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Add a person
        </h1>
      </div>
      <MailNote />
      <div className="card">
        <PersonAddForm
          onAdded={added => {
            const where = mail?.sent === false ? 'saved on the server, not sent' : `sent to ${added.email}`
            say(`${isolated(added.name)} added. An invitation has been ${where}.`)
            navigate(paths.people)
          }}
        />
      </div>
    </main>
  )
}
