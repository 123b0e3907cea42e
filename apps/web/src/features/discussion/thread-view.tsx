import { isolated } from '@hubs/rules/text/isolated'
import type { Thread } from '@hubs/schema/discussion'
import { useRef, useState } from 'react'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { ReplyComposer } from './replies/reply-composer.tsx'
import { ReplyView, type ReplyViewProps } from './replies/reply-view.tsx'
import { formOf, type Typed } from './reply-draft.ts'

type ThreadViewProps = Omit<ReplyViewProps, 'reply' | 'onAnswer'> & {
  thread: Thread
  /** Its answer was refused later: the field stands open with it. */
  refused: boolean
  /** What is written here goes on as something new. */
  onMove: (typed: Typed) => void
}

/** A reply with its answers, and the field for one more. */
export function ThreadView({ thread, refused, onMove, ...shared }: ThreadViewProps) {
  const { subject } = shared
  // An answer begun earlier is still there.
  const [asked, setAsked] = useState(() => readStored(formOf(subject, thread.id)) !== null)
  const [now, setNow] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const open = asked || refused
  const first = thread.by?.name ?? thread.visitor
  const answer = () => {
    setAsked(true)
    setNow(true)
    item.current?.querySelector<HTMLElement>('.thread-answer textarea')?.focus()
  }
  const close = () => {
    setAsked(false)
    item.current?.querySelector<HTMLElement>('.reply')?.focus({ preventScroll: true })
  }
  return (
    <li ref={item} className="thread card">
      <ReplyView {...shared} reply={thread} onAnswer={thread.may.answer ? answer : null} />
      {(thread.answers.length > 0 || open) && (
        <ol className="thread-answers plain">
          {thread.answers.map(reply => (
            <li key={reply.id}>
              <ReplyView {...shared} reply={reply} onAnswer={reply.may.answer ? answer : null} />
            </li>
          ))}
          {open && (
            <li className="thread-answer no-print">
              <ReplyComposer
                subject={subject}
                parentId={thread.id}
                label={first ? `Reply to ${isolated(first)}` : 'Reply'}
                focusNow={now}
                onMove={typed => {
                  close()
                  onMove(typed)
                }}
                onDone={close}
                onCancel={close}
              />
            </li>
          )}
        </ol>
      )}
    </li>
  )
}
