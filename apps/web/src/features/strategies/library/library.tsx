import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/text/words'
import type { StrategySummary } from '@hubs/schema/library/strategies'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { searchOf, type LibraryFilter } from './library-filter.ts'
import { libraryQuery } from '../strategies.queries.ts'
import { StrategyList } from './strategy-list.tsx'
import { furthestFirst, type Circle, type HubName } from '../strategy-labels.ts'
import './library.css'

type LibraryProps = {
  filter: LibraryFilter
  /** The asker's own hub comes first. */
  ownHub: string | undefined
  hubOf: (slug: string) => HubName
  circle: Circle
  whenNone: ReactNode
}

/** So many of each hub are shown while nothing is looked for. */
const FEW = 3

const plural = (n: number) => capital(count(n, 'strategy', 'strategies'))

/** The strategies that the filter lets through, by hub; a few of each where nothing narrows them. */
export function Library({ filter, ownHub, whenNone, ...list }: LibraryProps) {
  const query = useInfiniteQuery({ ...libraryQuery(filter), placeholderData: keepPreviousData })
  const { data, error, hasNextPage, isFetchingNextPage } = query
  const found = data?.pages.flatMap(({ items }) => items)
  const hubs = [...Map.groupBy(found ?? [], ({ hubSlug }) => hubSlug)].toSorted(
    ([a], [b]) => Number(b === ownHub) - Number(a === ownHub),
  )
  const few = searchOf(filter) === ''
  return (
    <>
      {error && !found && <ProblemNote retry={() => void query.refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!found && !error && <Waiting what="Loading strategies…" />}
      <p role="status" className={found && found.length > 0 ? 'library-count quiet num' : 'hidden-text'}>
        {found && (hasNextPage ? `Showing the first ${found.length} strategies.` : `${plural(found.length)}.`)}
      </p>
      {found?.length === 0 && whenNone}
      {hubs.map(([slug, strategies]) => (
        <OfHub key={slug} slug={slug} strategies={strategies} few={few} {...list} />
      ))}
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

type OfHubProps = Omit<LibraryProps, 'filter' | 'ownHub' | 'whenNone'> & {
  slug: string
  strategies: readonly StrategySummary[]
  few: boolean
}

function OfHub({ slug, strategies, few, hubOf, ...list }: OfHubProps) {
  const { name } = hubOf(slug)
  const more = few && strategies.length > FEW
  return (
    <section className="library-hub" data-hub={slug} aria-labelledby={`library-${slug}`}>
      <div className="library-hub-head">
        <h2 id={`library-${slug}`}>
          <HubIcon slug={slug} />
          <bdi>{name}</bdi>
        </h2>
        {more && (
          <Link className="no-print" to={strategyLinks.inLibrary(searchOf({ hub: slug }))}>
            All {strategies.length}{' '}
            <span className="hidden-text">
              of <bdi>{name}</bdi>
            </span>
          </Link>
        )}
      </div>
      <StrategyList
        strategies={few ? strategies.toSorted(furthestFirst) : strategies}
        most={few ? FEW : Infinity}
        {...list}
      />
    </section>
  )
}
