import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import { shortDateTime } from '#lib/time/time.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { noticesQuery, useReadNotices } from './notices.queries.ts'
import './notices.css'

/** Everything somebody was told, the latest first. Opening it is reading it. */
export function NoticeList({ timeZone }: { timeZone: string }) {
  const query = useSuspenseInfiniteQuery(noticesQuery())
  const { mutate: read } = useReadNotices()
  const unread = query.data.pages[0]?.unread ?? 0
  useEffect(() => {
    if (unread > 0) read()
  }, [unread, read])
  return (
    <PagedList
      query={query}
      more="Show earlier notifications"
      empty={
        <EmptyState inSection title="No notifications yet">
          <p>When your group’s meetings are coming up, move or are cancelled, you’ll find it here.</p>
        </EmptyState>
      }
    >
      {items => (
        <ul className="notices plain num">
          {items.map(({ id, title, path, at, read: seen }) => (
            <li key={id} data-new={!seen || undefined}>
              <Link to={path}>
                <bdi>{title}</bdi>
              </Link>
              <span className="s quiet">
                {!seen && <strong>New · </strong>}
                {shortDateTime(at, timeZone)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  )
}
