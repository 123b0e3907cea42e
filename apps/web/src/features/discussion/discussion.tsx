import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { ThreadPage } from '@hubs/schema/discussion'
import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { discussionQuery, type Where } from './discussion.queries.ts'
import { FollowSwitch } from './following/follow-switch.tsx'
import { askFor, invitationTo, readersOf, type Circle } from './place-labels.ts'
import { LeftBehind } from './left-behind.tsx'
import { ReplyComposer } from './replies/reply-composer.tsx'
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
export function Discussion(props: DiscussionProps) {
  return (
    <Boundary waiting="Loading comments…">
      <Said {...props} />
    </Boundary>
  )
}

function Said({ place, placeKey, timeZone, circle = 'hub' }: DiscussionProps) {
  const where = { place, placeKey }
  const query = useSuspenseInfiniteQuery(discussionQuery(where))
  useState(() => goOnAsColleague(where))
  const [moved, setMoved] = useState(0)
  const move = (typed: Typed) => {
    keepAsNew(where, typed)
    setMoved(moved + 1)
  }
  const { pages } = query.data
  const [first] = pages
  if (!first) return null
  const none = (
    <EmptyState title="No comments yet" inSection>
      <p>{invitationTo(place)}</p>
    </EmptyState>
  )
  return (
    <div className="discussion">
      <Head where={where} first={first} readers={readersOf(place, circle)} />
      <ReplyComposer key={moved} where={where} parentId={null} label={askFor(place)} focusNow={moved > 0} />
      <WaitingReplies where={where} />
      <LeftBehind where={where} pages={pages} onMove={move} />
      <PagedList query={query} empty={first.total === 0 && none} more="Show earlier comments" loading="Loading…">
        {threads => <Threads {...{ where, timeZone, threads }} onMove={move} />}
      </PagedList>
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
  threads: readonly ThreadPage['items'][number][]
  onMove: (typed: Typed) => void
}

function Threads({ where, timeZone, threads, onMove }: ThreadsProps) {
  const seen = useSeen(where)
  const refused = useRefused(where)
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
