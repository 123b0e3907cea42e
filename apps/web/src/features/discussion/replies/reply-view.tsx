import { isolated } from '@hubs/rules/text/isolated'
import type { Reply } from '@hubs/schema/discussion'
import { useRef, useState, type ReactNode } from 'react'
import { ago } from '#lib/time/ago.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Chip } from '#ui/chip.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import type { DiscussionSubject } from '../discussion.queries.ts'
import { ReplyActions } from './reply-actions.tsx'
import { ReplyEdit } from './reply-edit.tsx'
import { ReplyHistory } from './reply-history.tsx'
import { useInSight } from '../use-seen.ts'

export type ReplyViewProps = {
  subject: DiscussionSubject
  reply: Reply
  timeZone: string
  onSeen: (at: string) => void
  /** Opens the field for an answer to its thread; null where none may be given. */
  onAnswer: (() => void) | null
}

/** One reply: who, when, what, and what one may do with it. What was removed leaves its place behind. */
export function ReplyView({ subject, reply, timeZone, onSeen, onAnswer }: ReplyViewProps) {
  const article = useRef<HTMLElement>(null)
  const [editing, setEditing] = useState(false)
  const removed = reply.state === 'removed'
  const name = reply.by?.name ?? reply.visitor ?? 'Someone who has left'
  useInSight(article, reply.unread, () => onSeen(reply.at))
  return (
    <article
      ref={article}
      className="reply"
      tabIndex={-1}
      data-unread={reply.unread || undefined}
      aria-label={removed ? 'A removed comment' : `Comment by ${isolated(name)}`}
    >
      {removed ? (
        <Removed removal={reply.removal} timeZone={timeZone} />
      ) : (
        <ReplyHead reply={reply} name={name} timeZone={timeZone} />
      )}
      {!removed && editing && <ReplyEdit subject={subject} reply={reply} onDone={() => setEditing(false)} />}
      {!removed && !editing && <Markdown text={reply.text} names={reply.mentions.map(each => each.name)} />}
      {!editing && <ReplyActions {...{ reply, name, article, onAnswer }} onEdit={() => setEditing(true)} />}
    </article>
  )
}

/** Its writer, and who looks after the place, read by whom, why and when; everybody else that it was removed. */
function Removed({ removal, timeZone }: Pick<Reply, 'removal'> & { timeZone: string }) {
  const now = useNow()
  if (!removal) return <p className="quiet">This comment was removed.</p>
  return (
    <p className="quiet">
      Removed by <bdi>{removal.by.name}</bdi>: <bdi>{removal.reason}</bdi>{' '}
      <time className="s num" dateTime={removal.at} title={shortDateTime(removal.at, timeZone)}>
        {ago(removal.at, timeZone, now)}
      </time>
    </p>
  )
}

type HeadProps = { reply: Reply; name: string; timeZone: string }

function ReplyHead({ reply, name, timeZone }: HeadProps) {
  return (
    <Said name={name} at={reply.at} timeZone={timeZone} unread={reply.unread}>
      {reply.visitor !== null && <Chip>Visitor</Chip>}
      {reply.editedAt && <ReplyHistory reply={reply} name={name} timeZone={timeZone} />}
    </Said>
  )
}

type SaidProps = { name: string; at: string; timeZone: string; unread?: boolean; children?: ReactNode }

/** Who said it and when; the exact time is there for whoever asks for it. */
export function Said({ name, at, timeZone, unread = false, children }: SaidProps) {
  const now = useNow()
  return (
    <header className="reply-head">
      {unread && (
        <span className="reply-new s">
          <i aria-hidden />
          New
        </span>
      )}
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <time className="s quiet num" dateTime={at} title={shortDateTime(at, timeZone)}>
        {ago(at, timeZone, now)}
      </time>
      {children}
    </header>
  )
}
