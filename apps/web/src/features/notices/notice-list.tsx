import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { noticesQuery, useReadNotices } from './notices.queries.ts'
import './notices.css'

/** Everything somebody was told, the latest first. Opening it is reading it. */
export function NoticeList({ timeZone }: { timeZone: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(noticesQuery())
  const { mutate: read } = useReadNotices()
  const unread = data?.pages[0]?.unread ?? 0
  useEffect(() => {
    if (unread > 0) read()
  }, [unread, read])
  if (error && !data) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!data) return <Waiting what="Loading notifications…" />
  const items = data.pages.flatMap(page => page.items)
  if (items.length === 0)
    return (
      <EmptyState inSection title="No notifications yet">
        <p>When your group’s meetings are coming up, move or are cancelled, you’ll find it here and in your email.</p>
      </EmptyState>
    )
  return (
    <>
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
      {hasNextPage && (
        <div className="row">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show earlier notifications
          </Button>
        </div>
      )}
    </>
  )
}
