import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { FollowedPage } from '@hubs/schema/discussion'
import { figure } from '@hubs/rules/text/words'
import { Link } from 'react-router-dom'
import { ago } from '#lib/time/ago.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths, repliesAt } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { followedQuery } from './followed.query.ts'
import '../discussion.css'

type Followed = FollowedPage['items'][number]

/** The page that a discussion is under. */
const pages: Record<Followed['place'], (key: string) => string> = {
  hub: paths.hub,
  strategy: paths.strategy,
  meeting: paths.meeting,
  programme: () => paths.public,
}

const kinds = { hub: 'Hub', strategy: 'Strategy', meeting: 'Meeting', programme: 'Public page' } as const

/** What I follow, with how much is new in each. */
export function FollowedList({ timeZone }: { timeZone: string }) {
  const query = useSuspenseInfiniteQuery(followedQuery())
  const now = useNow()
  return (
    <PagedList
      query={query}
      tellsStale
      empty={
        <EmptyState title="You’re not following any discussions">
          <p>Comment on a hub, strategy or meeting, or select Follow. New comments will be listed here.</p>
        </EmptyState>
      }
    >
      {found => (
        <ul className="followed card plain">
          {found.map(each => (
            <li key={`${each.place} ${each.key}`}>
              <Link to={repliesAt(pages[each.place](each.key))}>
                <span>
                  <strong>{each.title}</strong>
                  <span className="s quiet">
                    {each.place === 'programme' ? '' : `${kinds[each.place]} · `}
                    {each.lastBy},{' '}
                    <time dateTime={each.lastAt} title={shortDateTime(each.lastAt, timeZone)}>
                      {ago(each.lastAt, timeZone, now)}
                    </time>
                  </span>
                </span>
                {each.unread > 0 && (
                  <span className="reply-new s num">
                    <i aria-hidden />
                    {figure(each.unread, 'new comment')}
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  )
}
