import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { PublicThreadPage } from '@hubs/schema/discussion'
import type { ReactNode } from 'react'
import { Boundary } from '#ui/page/boundary.tsx'
import { Chip } from '#ui/chip.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { Said } from '../replies/reply-view.tsx'
import { VisitorForm } from './visitor-form.tsx'
import { publicRepliesQuery } from './visitors.queries.ts'
import '../discussion.css'
import './visitors.css'

type PublicThread = PublicThreadPage['items'][number]
type PublicRepliesProps = {
  timeZone: string
  /** The way to write as oneself. */
  signIn: ReactNode
  /** Of the page's address. */
  search: string
}

/** What the world reads and what visitors may add. */
export function PublicReplies({ timeZone, signIn, search }: PublicRepliesProps) {
  return (
    <div className="public-replies">
      <div className="discussion">
        <Boundary waiting="Loading comments…">
          <Threads timeZone={timeZone} />
        </Boundary>
      </div>
      <div className="visitor-side no-print">
        <h3>Leave a reply</h3>
        <VisitorForm {...{ signIn, search }} />
      </div>
    </div>
  )
}

function Threads({ timeZone }: { timeZone: string }) {
  const query = useSuspenseInfiniteQuery(publicRepliesQuery())
  return (
    <PagedList
      query={query}
      more="Show earlier comments"
      empty={<p className="lead quiet">No comments yet. Be the first to leave one.</p>}
    >
      {threads => (
        <ul className="threads plain" aria-label="Comments, newest first">
          {threads.map(thread => (
            <OneThread key={thread.id} thread={thread} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </PagedList>
  )
}

function OneThread({ thread, timeZone }: { thread: PublicThread; timeZone: string }) {
  return (
    <li className="thread card">
      <OneReply reply={thread} timeZone={timeZone} />
      {thread.answers.length > 0 && (
        <ol className="thread-answers plain">
          {thread.answers.map(answer => (
            <li key={answer.id}>
              <OneReply reply={answer} timeZone={timeZone} />
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}

function OneReply({ reply, timeZone }: { reply: PublicThread['answers'][number]; timeZone: string }) {
  if (reply.removed) return <p className="quiet">This comment was removed.</p>
  return (
    <article className="reply" aria-label={`Comment by ${isolated(reply.name)}`}>
      <Said name={reply.name} at={reply.at} timeZone={timeZone}>
        {reply.colleague && <Chip>Member of staff</Chip>}
        {reply.editedAt && <span className="s quiet">edited</span>}
      </Said>
      <Markdown text={reply.text} />
    </article>
  )
}
