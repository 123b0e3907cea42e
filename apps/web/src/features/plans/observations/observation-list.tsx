import type { Observation } from '@hubs/schema/plans/observations'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Eye from 'lucide-react/icons/eye'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { coverWords, stateWords, whenInWords, whoVisits } from './observation-labels.ts'
import { observationsQuery, sharedObservationsQuery } from './observations.queries.ts'
import './observations.css'

type ObservationListProps = { which: 'coming' | 'past'; linkTo: (id: string) => string; whenNone: ReactNode }

/** One's own observations, on either side of them, a page at a time. */
export function ObservationList({ which, linkTo, whenNone }: ObservationListProps) {
  const query = useInfiniteQuery(observationsQuery(which))
  const found = query.data?.pages.flatMap(page => page.items)
  return (
    <>
      {query.error && <ProblemNote retry={() => void query.refetch()}>{sentenceOf(query.error)}</ProblemNote>}
      {!found && !query.error && <Waiting what="Loading your observations…" />}
      {found?.length === 0 && whenNone}
      {found && found.length > 0 && (
        <ul className="observation-list plain">
          {found.map(each => (
            <Row key={each.id} observation={each} to={linkTo(each.id)} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="row">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function Row({ observation, to }: { observation: Observation; to: string }) {
  const { cover, status, mine, focus } = observation
  return (
    <li>
      <Eye className="icon" aria-hidden />
      <div className="col tight">
        <Link to={to}>{whoVisits(observation)}</Link>
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
  const { data, error, refetch } = useQuery(sharedObservationsQuery(groupId))
  if (error) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!data) return <Waiting what="Loading shared observations…" />
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
