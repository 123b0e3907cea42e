import { isolated } from '@hubs/rules/text/isolated'
import type { Reply } from '@hubs/schema/discussion'
import { useState, type RefObject } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useRemoveReply } from '../discussion.queries.ts'
import { RemoveWithReason } from './remove-with-reason.tsx'

type ReplyActionsProps = {
  reply: Reply
  name: string
  /** What is left of it has the focus once it is removed. */
  article: RefObject<HTMLElement | null>
  onAnswer: (() => void) | null
  onEdit: () => void
}

/** Removing a reply and putting it back, and where the focus goes meanwhile. */
function useRemoval({ reply, name, article }: Pick<ReplyActionsProps, 'reply' | 'name' | 'article'>) {
  const removal = useRemoveReply()
  const say = useToast()
  const { mine } = reply
  const putBack = () => removal.mutate({ id: reply.id, version: reply.version, removed: false })
  const [asking, setAsking] = useState(false)
  const remove = async (reason?: string) => {
    const asked = { id: reply.id, version: reply.version, removed: true, ...(reason !== undefined && { reason }) }
    const after = await removal.mutateAsync(asked)
    setAsking(false)
    say(`${mine ? 'Your' : `${isolated(name)}’s`} comment has been removed.`, () =>
      removal.mutate({ id: after.id, version: after.version, removed: false }),
    )
    const focusArticle = () => article.current?.isConnected && article.current.focus()
    if (mine) focusArticle()
    // After the dialog has tried to give the focus back to a button that has gone.
    else requestAnimationFrame(() => requestAnimationFrame(focusArticle))
  }
  return { removal, putBack, remove, asking, setAsking }
}

/** Answer, change, remove: each only where it may be. Removing is taken back with Undo; somebody else’s asks why. */
export function ReplyActions({ reply, name, article, onAnswer, onEdit }: ReplyActionsProps) {
  const { may, mine, state } = reply
  const removed = state === 'removed'
  const whose = mine ? 'your comment' : `${isolated(name)}’s comment`
  const { removal, putBack, remove, asking, setAsking } = useRemoval({ reply, name, article })
  return (
    <>
      {!removed && (onAnswer || may.edit || may.remove) && (
        <div className="reply-actions no-print">
          {onAnswer && (
            <Button look="ghost" aria-label={`Reply to ${isolated(name)}`} onPress={onAnswer}>
              Reply
            </Button>
          )}
          {may.edit && (
            <Button look="ghost" aria-label="Edit your comment" onPress={onEdit}>
              Edit
            </Button>
          )}
          {may.remove && (
            <Button
              look="ghost"
              aria-label={`Remove ${whose}`}
              isPending={removal.isPending}
              onPress={() => (mine ? void remove().catch(() => {}) : setAsking(true))}
            >
              Remove
            </Button>
          )}
        </div>
      )}
      {removed && may.remove && (
        <div className="reply-actions no-print">
          <Button look="ghost" isPending={removal.isPending} onPress={putBack}>
            Restore comment
          </Button>
        </div>
      )}
      {asking && (
        <RemoveWithReason name={name} told={reply.by !== null} onRemove={remove} onClose={() => setAsking(false)} />
      )}
      {removal.error && !asking && <ProblemNote>{sentenceOf(removal.error)}</ProblemNote>}
    </>
  )
}
