import { useSuspenseQueries } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import type { ChoiceRow } from '@hubs/schema/membership/membership'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { Remind } from '#features/membership/remind.tsx'
import { remindersQuery, waitingListsQuery } from '#features/membership/waiting.queries.ts'
import { WaitingLists } from '#features/membership/waiting-lists.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { shortDateTime } from '#lib/time/time.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'

/** Those who have not chosen, and those who wait for a place. */
export function ChoicesAsked({ rows, programme }: { rows: readonly ChoiceRow[]; programme: Programme }) {
  const { timeZone } = useMe().school
  const [sent, waiting] = useSuspenseQueries({ queries: [remindersQuery(), waitingListsQuery()] })
  const ranked = programme.choosing === 'ranked'
  // Support staff may join and needn’t: they owe no choice.
  const owing = rows.filter(
    row => row.staffKind === 'teaching' && row.hubSlug === null && (!ranked || row.rankedAt === null),
  )
  return (
    <>
      <MailNote />
      {programme.choice.state !== 'not-open' && (
        <Remind
          owing={owing.length}
          notAccepted={owing.filter(({ accepted }) => !accepted).length}
          toInvitations={<Link to={paths.invitations}>Go to invitations</Link>}
          ranked={ranked}
          open={programme.choice.state === 'open'}
          closes={shortDateTime(programme.choice.closesAt, timeZone)}
          sent={sent.data.items}
          timeZone={timeZone}
        />
      )}
      <WaitingLists lists={waiting.data} timeZone={timeZone} />
    </>
  )
}
