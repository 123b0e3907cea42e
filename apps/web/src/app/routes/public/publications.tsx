import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { PublicationCards } from '#features/publications/publication-cards.tsx'
import { publishedQuery, showcasesQuery } from '#features/publications/publications.queries.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Page } from '#ui/page/page.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import './showcase.css'

/** What the hubs have found, for anybody. */
export default function FoundScreen() {
  return (
    <Page
      title="What we’ve found"
      back={{ to: paths.public, label: 'The programme' }}
      lead="Strategies our hubs think are worth sharing, and what happened when we tried them: what worked and what didn’t."
      more={<Showcases />}
    >
      <Boundary waiting="Loading stories and strategies…">
        <Found />
      </Boundary>
    </Page>
  )
}

function Found() {
  const query = useSuspenseInfiniteQuery(publishedQuery())
  return (
    <PagedList
      query={query}
      empty={
        <EmptyState title="Nothing published yet">
          <p>Our hubs are busy trying things out. What they find will be published here.</p>
        </EmptyState>
      }
    >
      {all => (
        <section aria-labelledby="found-all">
          <h2 id="found-all" className="hidden-text">
            Stories and strategies
          </h2>
          <PublicationCards items={all} withHub />
        </section>
      )}
    </PagedList>
  )
}

/** The hubs' own pages of the year, where they are open. */
function Showcases() {
  const { data = [] } = useQuery(showcasesQuery())
  if (data.length === 0) return null
  return (
    <nav aria-label="Hub showcases">
      <ul className="showcase-links plain">
        {data.map(({ year, slug, hubName }) => (
          <li key={slug} data-hub={slug}>
            <Link to={paths.showcase(year, slug)}>
              <HubChip slug={slug} name={`${hubName}: our year`} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
