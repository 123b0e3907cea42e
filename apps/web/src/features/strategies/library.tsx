import { useInfiniteQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/words'
import type { ComponentType, ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/capital.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import type { LibraryFilter } from './library-filter.ts'
import { libraryQuery } from './strategies.queries.ts'
import { StrategyList } from './strategy-list.tsx'
import type { Circle, HubName } from './strategy-words.ts'

type LibraryProps = {
  filter: LibraryFilter
  strategyTo: (code: string) => string
  compareTo: (code: string) => string
  hubOf: (slug: string) => HubName
  circle: Circle
  Sign: ComponentType<HubName>
  whenNone: ReactNode
}

const plural = (n: number) => capital(count(n, 'strategy', 'strategies'))

/** The strategies that the filter lets through, a page at a time. */
export function Library({ filter, whenNone, ...list }: LibraryProps) {
  const query = useInfiniteQuery(libraryQuery(filter))
  const { data, error, hasNextPage, isFetchingNextPage } = query
  const found = data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {error && !found && <ProblemNote retry={() => void query.refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!found && !error && <Waiting what="Loading the library…" />}
      <p role="status" className={found && found.length > 0 ? 'quiet num' : 'hidden-text'}>
        {found && (hasNextPage ? `Showing the first ${found.length} strategies.` : `${plural(found.length)}.`)}
      </p>
      {found?.length === 0 && whenNone}
      {found && found.length > 0 && <StrategyList strategies={found} {...list} />}
      {hasNextPage && (
        <div className="row">
          <Button isPending={isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {isFetchingNextPage ? 'Loading more…' : 'Show more'}
          </Button>
        </div>
      )}
      {error && found && <ProblemNote retry={() => void query.fetchNextPage()}>{sentenceOf(error)}</ProblemNote>}
    </>
  )
}
