import { isolated } from '@hubs/rules/text/isolated'
import type { PublicThreadPage } from '@hubs/schema/discussion'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { Said } from '../reply-view.tsx'
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
  const query = useInfiniteQuery(publicRepliesQuery())
  const threads = query.data?.pages.flatMap(page => page.items)
  return (
    <div className="public-replies">
      <div className="discussion">
        {query.error && !threads && (
          <ProblemNote retry={() => void query.refetch()}>{sentenceOf(query.error)}</ProblemNote>
        )}
        {!threads && !query.error && <Waiting what="Loading comments…" />}
        {threads?.length === 0 && <p className="lead quiet">No comments yet. Be the first to leave one.</p>}
        {threads && threads.length > 0 && (
          <ul className="threads plain" aria-label="Comments, newest first">
            {threads.map(thread => (
              <OneThread key={thread.id} thread={thread} timeZone={timeZone} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="row">
            <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
              Show earlier comments
            </Button>
          </div>
        )}
      </div>
      <div className="visitor-side no-print">
        <h3>Leave a reply</h3>
        <VisitorForm {...{ signIn, search }} />
      </div>
    </div>
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
