import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/text/words'
import type { StrategySummary } from '@hubs/schema/library/strategies'
import { useDeferredValue, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { capital } from '#lib/page/capital.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { filterOf, searchOf, type LibraryFilter } from './library-filter.ts'
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

/** The strategies that the filter lets through, by hub; those before stay until they have come. */
export function Library({ filter, ...list }: LibraryProps) {
  const search = useDeferredValue(searchOf(filter))
  return (
    <Boundary waiting="Loading strategies…" about={search}>
      <Found search={search} {...list} />
    </Boundary>
  )
}

/** A few of each hub where nothing narrows them. */
function Found({ search, ownHub, whenNone, ...list }: Omit<LibraryProps, 'filter'> & { search: string }) {
  const query = useSuspenseInfiniteQuery(libraryQuery(filterOf(new URLSearchParams(search))))
  const found = query.data.pages.reduce((sum, { items }) => sum + items.length, 0)
  const byHub = (strategies: readonly StrategySummary[]) =>
    [...Map.groupBy(strategies, ({ hubSlug }) => hubSlug)].toSorted(
      ([a], [b]) => Number(b === ownHub) - Number(a === ownHub),
    )
  return (
    <>
      <p role="status" className={found > 0 ? 'library-count quiet num' : 'hidden-text'}>
        {query.hasNextPage ? `Showing the first ${found} strategies.` : `${plural(found)}.`}
      </p>
      <PagedList query={query} tellsStale loading="Loading more…" empty={whenNone}>
        {strategies =>
          byHub(strategies).map(([slug, ofHub]) => (
            <OfHub key={slug} slug={slug} strategies={ofHub} few={search === ''} {...list} />
          ))
        }
      </PagedList>
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
