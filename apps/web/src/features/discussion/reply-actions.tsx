import { isolated } from '@hubs/rules/isolated'
import type { Reply } from '@hubs/schema/discussion'
import type { RefObject } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { keepFocus } from '#lib/use-page.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { useRemoveReply } from './discussion.queries.ts'

type ReplyActionsProps = {
  reply: Reply
  name: string
  /** What is left of it has the focus once it is removed. */
  article: RefObject<HTMLElement | null>
  onAnswer: (() => void) | null
  onEdit: () => void
}

/** Answer, change, remove: each only where it may be. Removing is taken back with Undo. */
export function ReplyActions({ reply, name, article, onAnswer, onEdit }: ReplyActionsProps) {
  const removal = useRemoveReply()
  const say = useSay()
  const { may, mine, state } = reply
  const removed = state === 'removed'
  const whose = mine ? 'your comment' : `${isolated(name)}’s comment`
  const putBack = () => removal.mutate({ id: reply.id, version: reply.version, removed: false })
  const remove = async () => {
    const after = await removal.mutateAsync({ id: reply.id, version: reply.version, removed: true }).catch(() => null)
    if (!after) return
    say(`${mine ? 'Your' : `${isolated(name)}’s`} comment has been removed.`, () =>
      removal.mutate({ id: after.id, version: after.version, removed: false }),
    )
    if (article.current?.isConnected) article.current.focus()
    else keepFocus()
  }
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
              onPress={() => void remove()}
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
      {removal.error && <ProblemNote>{sentenceOf(removal.error)}</ProblemNote>}
    </>
  )
}
