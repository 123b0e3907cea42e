import { count } from '@hubs/rules/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import Globe from 'lucide-react/icons/globe'
import { publishingQuery } from '#features/publications/publications.queries.ts'
import { capital } from '#lib/capital.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

/** For coordinators: what colleagues have offered to the world and nobody has read yet. */
export function HomeStories() {
  const { data } = useInfiniteQuery(publishingQuery('waiting'))
  const [first] = data?.pages ?? []
  const waiting = first?.items.length ?? 0
  if (waiting === 0) return null
  const words = `${capital(count(waiting, 'story', 'stories'))} to review`
  return (
    <div className="row">
      <LinkButton to={paths.publishing}>
        <Globe className="icon" aria-hidden />
        {first?.next ? 'Stories to review' : words}
      </LinkButton>
    </div>
  )
}
