import { useQuery } from '@tanstack/react-query'
import { mailDeliveryQuery } from './operations.queries.ts'

/** Where addresses that take no email are listed: that those which come back later are not among them. Nothing where they are. */
export function ReturnedNote() {
  const { data } = useQuery(mailDeliveryQuery())
  if (!data || !data.sent || data.readsReturned) return null
  return (
    <p>
      <strong>Returned emails aren’t read.</strong> Only addresses that are refused straight away are listed here. If an
      email is returned later, the message saying so goes to the mailbox your emails are sent from, so check it now and
      then. Your technician can set up a mailbox for these, and then they’re listed here too. The technician’s guide
      says how.
    </p>
  )
}
