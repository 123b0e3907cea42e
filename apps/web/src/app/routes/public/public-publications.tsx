import { useInfiniteQuery } from '@tanstack/react-query'
import ArrowRight from 'lucide-react/icons/arrow-right'
import { Link } from 'react-router-dom'
import { PublicationCards } from '#features/publications/publication-cards.tsx'
import { publishedQuery } from '#features/publications/publications.queries.ts'
import { paths } from '#shared/paths.ts'

const SHOWN = 3

/** The newest of what the hubs, or one of them, let out, where visitors read of them; nothing where nothing is out. */
export default function PublicFound({ hub, className = 'public-section' }: { hub?: string; className?: string }) {
  const { data } = useInfiniteQuery(publishedQuery(hub))
  const items = data?.pages[0]?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={className} aria-labelledby="found-title">
      <h2 id="found-title">What we’ve found</h2>
      <PublicationCards items={items.slice(0, SHOWN)} withHub={hub === undefined} />
      <p>
        <Link className="btn ghost" to={paths.publications}>
          All strategies and stories
          <ArrowRight className="icon" aria-hidden />
        </Link>
      </p>
    </section>
  )
}
