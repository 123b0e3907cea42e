import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { CoverRequest } from '@hubs/schema/plans/observations'
import { shortDay } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { coverQuery, useAnswerCover } from './observations.queries.ts'
import './observations.css'
import { afterwards } from '#lib/query-client.ts'

const said = {
  asked: 'Waiting for an answer',
  arranged: 'Cover arranged',
  'not-possible': 'Cover not available',
  none: '',
} as const

/** Whose work has to be covered, and when: who they visit is theirs. */
export function CoverList() {
  return (
    <Boundary waiting="Loading requests…">
      <Requests />
    </Boundary>
  )
}

function Requests() {
  const query = useSuspenseInfiniteQuery(coverQuery())
  return (
    <PagedList
      query={query}
      tellsStale
      empty={
        <EmptyState title="No cover requests">
          <p>When someone asks for cover to observe a colleague, you’ll see the date and time here.</p>
        </EmptyState>
      }
    >
      {found => (
        <div className="card">
          <ul className="observation-list plain" data-look="cover">
            {found.map(each => (
              <Row key={each.id} request={each} />
            ))}
          </ul>
        </div>
      )}
    </PagedList>
  )
}

function Row({ request }: { request: CoverRequest }) {
  const { id, person, date, startsAt, minutes, cover, version } = request
  const answer = useAnswerCover()
  const say = useToast()
  const send = (next: 'arranged' | 'not-possible' | 'asked') =>
    afterwards(answer.mutateAsync({ id, cover: next, expectedVersion: version }), () =>
      say(next === 'asked' ? 'Request reopened.' : `${isolated(person.name)} has been notified.`),
    )
  return (
    <li>
      <div className="col tight">
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        <p className="num">
          {shortDay(date)}, {startsAt}, {minutes} minutes
        </p>
        <p className="quiet">{said[cover]}</p>
        <ErrorNote error={answer.error} />
      </div>
      <div className="row wrap">
        {cover !== 'arranged' && (
          <Button look="main" isPending={answer.isPending} onPress={() => send('arranged')}>
            Mark as arranged
          </Button>
        )}
        {cover === 'asked' && (
          <Button isPending={answer.isPending} onPress={() => send('not-possible')}>
            Mark as not available
          </Button>
        )}
        {cover !== 'asked' && (
          <Button look="ghost" isPending={answer.isPending} onPress={() => send('asked')}>
            Reopen request
          </Button>
        )}
      </div>
    </li>
  )
}
