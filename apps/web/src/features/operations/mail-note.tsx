import { useQuery } from '@tanstack/react-query'
import MailX from 'lucide-react/icons/mail-x'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { mailDeliveryQuery } from './operations.queries.ts'

/** Where emails are sent: that no email reaches them yet, and what to do about it. Nothing once emails are sent. */
export function MailNote() {
  const { data } = useQuery(mailDeliveryQuery())
  if (!data || data.sent) return null
  return (
    <CalmNote icon={<MailX className="icon" aria-hidden />}>
      <strong>Emails aren’t being sent yet</strong>
      {data.folder === null ? (
        <p>
          No email server is set up, so invitations, sign-in links and reminders are only saved on the server. Ask your
          administrator to set it up.
        </p>
      ) : (
        <p>
          No email server is set up, so invitations, sign-in links and reminders are only saved on the server. Until
          it’s set up, your technician can find them there for you to pass on. The technician’s guide says where, and
          how to set email up: it’s <code>apps/api/operating/guide.md</code> in the program’s folder.
        </p>
      )}
    </CalmNote>
  )
}
