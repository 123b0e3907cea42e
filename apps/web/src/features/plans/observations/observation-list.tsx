import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Observation } from '@hubs/schema/plans/observations'
import Eye from 'lucide-react/icons/eye'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Chip } from '#ui/chip.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { coverWords, stateWords, whenInWords, whoVisits } from './observation-labels.ts'
import { observationsQuery, sharedObservationsQuery } from './observations.queries.ts'
import './observations.css'

type ObservationListProps = { which: 'coming' | 'past'; whenNone: ReactNode }

/** One's own observations, on either side of them, a page at a time. */
export function ObservationList(props: ObservationListProps) {
  return (
    <Boundary waiting="Loading your observations…">
      <Own {...props} />
    </Boundary>
  )
}

function Own({ which, whenNone }: ObservationListProps) {
  const query = useSuspenseInfiniteQuery(observationsQuery(which))
  return (
    <PagedList query={query} tellsStale empty={whenNone}>
      {found => (
        <ul className="observation-list plain">
          {found.map(each => (
            <Row key={each.id} observation={each} />
          ))}
        </ul>
      )}
    </PagedList>
  )
}

/** Cover is the observer's business alone: the person observed does not read of it here. */
function Row({ observation }: { observation: Observation }) {
  const { cover, status, mine, focus } = observation
  return (
    <li>
      <Eye className="icon" aria-hidden />
      <div className="col tight">
        <Link to={paths.observation(observation.id)}>{whoVisits(observation)}</Link>
        <p className="num">{whenInWords(observation)}</p>
        <p className="quiet">{focus}</p>
        {mine === 'observer' && cover !== 'none' && status === 'booked' && (
          <p className="s quiet">{coverWords[cover]}</p>
        )}
      </div>
      <Chip>{stateWords(observation)}</Chip>
    </li>
  )
}

/** What colleagues of the group chose to tell it of theirs; nothing where nobody has. */
export function SharedObservations({ groupId }: { groupId: string }) {
  return (
    <Boundary waiting="Loading shared observations…">
      <Shared groupId={groupId} />
    </Boundary>
  )
}

function Shared({ groupId }: { groupId: string }) {
  const { data } = useSuspenseQuery(sharedObservationsQuery(groupId))
  if (data.length === 0) return <p className="quiet">No one has shared one yet.</p>
  return (
    <ul className="observation-list plain">
      {data.map(({ id, observed, date, focus, conclusion }) => (
        <li key={id}>
          <Eye className="icon" aria-hidden />
          <div className="col tight">
            <p>
              <strong>
                <bdi>{observed.name}</bdi>
              </strong>
              , {shortDay(date)}
            </p>
            <p className="quiet">{focus}</p>
            <p>{conclusion}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
