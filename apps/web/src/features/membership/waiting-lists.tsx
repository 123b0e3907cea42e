import type { WaitingList } from '@hubs/schema/membership/waiting'
import { shortDateTime } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Section } from '#ui/page/section.tsx'
import './choices-table.css'

type Entry = WaitingList['entries'][number]

/** "Offered a place, kept until Wed 16 Sep, 17:00" */
function stateInWords({ state, expiresAt, endedAt, joinedAt }: Entry, timeZone: string): string {
  const at = (instant: string | null) => (instant ? shortDateTime(instant, timeZone) : '')
  switch (state) {
    case 'waiting':
      return `Waiting since ${at(joinedAt)}`
    case 'offered':
      return `Offered a place, kept until ${at(expiresAt)}`
    case 'taken':
      return `Took the place on ${at(endedAt)}`
    case 'expired':
      return `Didn’t take the place by ${at(expiresAt)}`
    case 'left':
      return `Left the list on ${at(endedAt)}`
  }
}

type WaitingListsProps = {
  lists: readonly WaitingList[]
  timeZone: string
}

/** Who waits for which hub, in the order in which they are asked, and what came of each offer. */
export function WaitingLists({ lists, timeZone }: WaitingListsProps) {
  if (lists.length === 0) return null
  return (
    <Section
      title="Waiting lists"
      words="When there’s a place, the next person is asked. It’s kept for them until the end of the second working day."
    >
      {lists.map(({ hubSlug, hubName, entries }) => (
        <div key={hubSlug} className="col tight">
          <h3>
            <HubChip slug={hubSlug} name={hubName} />
          </h3>
          <ol className="plain">
            {entries.map(entry => (
              <li key={entry.personId}>
                <strong>
                  <bdi>{entry.name}</bdi>
                </strong>{' '}
                <span className="quiet">{stateInWords(entry, timeZone)}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  )
}
