import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { ThreadPage } from '@hubs/schema/discussion'
import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { discussionQuery, type DiscussionSubject } from './discussion.queries.ts'
import { FollowSwitch } from './following/follow-switch.tsx'
import { askFor, invitationTo, readersOf, type Circle } from './place-labels.ts'
import { OrphanedDrafts } from './orphaned-drafts.tsx'
import { ReplyComposer } from './replies/reply-composer.tsx'
import { ThreadView } from './thread-view.tsx'
import { keepAsNew, type Typed } from './reply-draft.ts'
import { useSeen } from './use-seen.ts'
import { goOnAsColleague } from './visitors/visitor-draft.ts'
import { useRefused, WaitingReplies } from './moderation/waiting-replies.tsx'
import './discussion.css'

export type DiscussionProps = {
  subject: DiscussionSubject
  timeZone: string
  /** Of a meeting: the word for those who can read it. */
  circle?: Circle
}

/** What people say to each other under something. Its heading is its screen's. */
export function Discussion(props: DiscussionProps) {
  return (
    <>
      {/* What waits here is in sight also while nothing can be loaded. */}
      <WaitingReplies subject={props.subject} />
      <Boundary waiting="Loading comments…">
        <DiscussionBody {...props} />
      </Boundary>
    </>
  )
}

function DiscussionBody({ subject, timeZone, circle = 'hub' }: DiscussionProps) {
  const query = useSuspenseInfiniteQuery(discussionQuery(subject))
  useState(() => goOnAsColleague(subject))
  const [moved, setMoved] = useState(0)
  const move = (typed: Typed) => {
    keepAsNew(subject, typed)
    setMoved(moved + 1)
  }
  const { pages } = query.data
  const [first] = pages
  if (!first) return null
  const none = (
    <EmptyState title="No comments yet" inSection>
      <p>{invitationTo(subject.kind)}</p>
    </EmptyState>
  )
  return (
    <div className="discussion">
      <Head subject={subject} first={first} readers={readersOf(subject.kind, circle)} />
      <ReplyComposer key={moved} subject={subject} parentId={null} label={askFor(subject.kind)} focusNow={moved > 0} />
      <OrphanedDrafts subject={subject} pages={pages} onMove={move} />
      <PagedList query={query} empty={first.total === 0 && none} more="Show earlier comments" loading="Loading…">
        {threads => <Threads {...{ subject, timeZone, threads }} onMove={move} />}
      </PagedList>
    </div>
  )
}

function Head({ subject, first, readers }: { subject: DiscussionSubject; first: ThreadPage; readers: string }) {
  return (
    <div className="discussion-head">
      <p className="quiet">
        {readers}
        {first.unread > 0 && ` ${capital(count(first.unread, 'new comment'))} since your last visit.`}
      </p>
      <FollowSwitch subject={subject} following={first.following} />
    </div>
  )
}

type ThreadsProps = {
  subject: DiscussionSubject
  timeZone: string
  threads: readonly ThreadPage['items'][number][]
  onMove: (typed: Typed) => void
}

function Threads({ subject, timeZone, threads, onMove }: ThreadsProps) {
  const seen = useSeen(subject)
  const refused = useRefused(subject)
  return (
    <ul className="threads plain" aria-label="Comments, newest first">
      {threads.map(thread => (
        <ThreadView
          key={thread.id}
          {...{ subject, thread, timeZone }}
          refused={refused.includes(thread.id)}
          onSeen={seen}
          onMove={onMove}
        />
      ))}
    </ul>
  )
}
