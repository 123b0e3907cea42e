import { isolated } from '@hubs/rules/text/isolated'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { mailDeliveryQuery } from '#features/operations/operations.queries.ts'
import { PersonAddForm } from '#features/staff/person-add-form.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

export default onlyFor('person:add', me => (
  <ReauthenticationProvider hasPassword={me.hasPassword}>
    <NewPerson setsRoles={can(actorOf(me), 'person:access', { schoolId: me.school.id })} />
  </ReauthenticationProvider>
))

function NewPerson({ setsRoles }: { setsRoles: boolean }) {
  const navigate = useNavigate()
  const say = useToast()
  // Asked for without waiting: it is only for what is said of the invitation.
  const { data: mail } = useQuery(mailDeliveryQuery())
  return (
    <Page look="narrow-page" title="Add a person" back={{ to: paths.people, label: 'People' }}>
      <MailNote />
      <div className="card">
        <PersonAddForm
          setsRoles={setsRoles}
          mailed={mail?.sent !== false}
          onAdded={added => {
            // Without a mail server it lies in a folder: nobody should wait for one that isn’t coming.
            const where = mail?.sent === false ? 'saved on the server, not sent' : `sent to ${added.email}`
            say(`${isolated(added.name)} added. An invitation has been ${where}.`)
            navigate(paths.people)
          }}
        />
      </div>
    </Page>
  )
}
