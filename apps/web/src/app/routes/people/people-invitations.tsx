import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router-dom'
import { Undelivered } from '#features/notices/undelivered.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { mailDeliveryQuery } from '#features/operations/operations.queries.ts'
import { ReturnedNote } from '#features/operations/returned-note.tsx'
import { InvitationsPanel } from '#features/staff/invitations-panel.tsx'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** Who has not come yet, and inviting them. */
export default onlyFor('person:list', me => <Invitations timeZone={me.school.timeZone} />)

function Invitations({ timeZone }: { timeZone: string }) {
  // Whoever comes to invite people, from an import, is asked at once.
  const asks = useLocation().hash === '#invite'
  const { data: mail } = useQuery(mailDeliveryQuery())
  const note = mail?.sent === false && (
    <p>Emails aren’t being sent yet: each invitation is saved on the server, for your technician to pass on.</p>
  )
  return (
    <Page look="narrow-page" title="Invitations" back={{ to: paths.people, label: 'People' }}>
      <MailNote />
      <Boundary waiting="Loading invitations…">
        <InvitationsPanel {...{ timeZone, asks, note }} />
      </Boundary>
      {/* Who has not answered may never have had it. */}
      <Boundary waiting="Loading…">
        <Undelivered timeZone={timeZone} returned={<ReturnedNote />} onlyIfAny />
      </Boundary>
    </Page>
  )
}
