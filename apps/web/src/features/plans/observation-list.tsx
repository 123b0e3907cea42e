import type { Observation } from '@hubs/schema/observations'
import { useInfiniteQuery } from '@tanstack/react-query'
import Eye from 'lucide-react/icons/eye'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { coverWords, stateWords, whenInWords, whoVisits } from './observation-words.ts'
import { observationsQuery } from './observations.queries.ts'
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
