import type { ThreadPage } from '@hubs/schema/discussion'
import { count } from '@hubs/rules/text/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { discussionQuery, type Where } from './discussion.queries.ts'
import { FollowSwitch } from './follow-switch.tsx'
import { askFor, invitationTo, readersOf, type Circle } from './place-labels.ts'
import { LeftBehind } from './left-behind.tsx'
import { ReplyComposer } from './reply-composer.tsx'
import { ThreadView } from './thread-view.tsx'
import { keepAsNew, type Typed } from './typed.ts'
import { useSeen } from './use-seen.ts'
import { goOnAsColleague } from './visitors/visitor-draft.ts'
import { useRefused, WaitingReplies } from './moderation/waiting-replies.tsx'
import './discussion.css'

export type DiscussionProps = Where & {
  timeZone: string
  /** Of a meeting: the word for those who can read it. */
  circle?: Circle
}

/** What people say to each other under something. Its heading is its screen's. */
export function Discussion({ place, placeKey, timeZone, circle = 'hub' }: DiscussionProps) {
  const where = { place, placeKey }
  const query = useInfiniteQuery(discussionQuery(where))
  useState(() => goOnAsColleague(where))
  const [moved, setMoved] = useState(0)
  const move = (typed: Typed) => {
    keepAsNew(where, typed)
    setMoved(moved + 1)
  }
  const [first] = query.data?.pages ?? []
  if (!first)
    return query.error ? (
      <ProblemNote retry={() => void query.refetch()}>{sentenceOf(query.error)}</ProblemNote>
    ) : (
      <Waiting what="Loading comments…" />
    )
  return (
    <div className="discussion">
      <Head where={where} first={first} readers={readersOf(place, circle)} />
      <ReplyComposer key={moved} where={where} parentId={null} label={askFor(place)} focusNow={moved > 0} />
      <WaitingReplies where={where} />
      <LeftBehind where={where} pages={query.data?.pages ?? []} onMove={move} />
      {first.total === 0 && first.items.length === 0 && (
        <EmptyState title="No comments yet" inSection>
          <p>{invitationTo(place)}</p>
        </EmptyState>
      )}
      <Threads {...{ where, timeZone }} pages={query.data?.pages ?? []} onMove={move} />
      {query.hasNextPage && (
        <div className="row wrap">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? 'Loading…' : 'Show earlier comments'}
          </Button>
        </div>
      )}
    </div>
  )
}

function Head({ where, first, readers }: { where: Where; first: ThreadPage; readers: string }) {
  return (
    <div className="discussion-head">
      <p className="quiet">
        {readers}
        {first.unread > 0 && ` ${capital(count(first.unread, 'new comment'))} since your last visit.`}
      </p>
      <FollowSwitch where={where} following={first.following} />
    </div>
  )
}

type ThreadsProps = {
  where: Where
  timeZone: string
  pages: readonly ThreadPage[]
  onMove: (typed: Typed) => void
}

function Threads({ where, timeZone, pages, onMove }: ThreadsProps) {
  const seen = useSeen(where)
  const refused = useRefused(where)
  const threads = pages.flatMap(page => page.items)
  if (threads.length === 0) return null
  return (
    <ul className="threads plain" aria-label="Comments, newest first">
      {threads.map(thread => (
        <ThreadView
          key={thread.id}
          {...{ where, thread, timeZone }}
          refused={refused.includes(thread.id)}
          onSeen={seen}
          onMove={onMove}
        />
      ))}
    </ul>
  )
}
