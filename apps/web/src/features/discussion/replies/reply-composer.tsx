import { useEffect, useState } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { outbox, useWaiting } from '#lib/storage/outbox.ts'
import { waitWords, whereKept, type Why } from '#lib/storage/waits.ts'
import { Button } from '#ui/button.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useAddReply, type DiscussionSubject } from '../discussion.queries.ts'
import { ReplyEditor } from './reply-editor.tsx'
import { formOf, nothingTyped, type Typed } from '../reply-draft.ts'
import { useReplyForm } from './use-reply-form.ts'

type ReplyComposerProps = {
  subject: DiscussionSubject
  /** What it answers; null begins a thread. */
  parentId: string | null
  label: string
  focusNow?: boolean
  onDone?: () => void
  onCancel?: () => void
  /** Where it can be written instead, when what it answers takes no answer any more. */
  onMove?: (typed: Typed) => void
}

function unsentWords(why: Why): string {
  const { because, will } = waitWords(why)
  return `${because} ${whereKept()} Your comment ${will}.`
}

const words = (typed: Typed) => typed.text.trim()

/** Writes a reply. Nothing typed is lost: it is kept on the device, and sent when there is a connection. */
export function ReplyComposer(props: ReplyComposerProps) {
  const { subject, parentId, label, focusNow, onDone, onCancel, onMove } = props
  const name = formOf(subject, parentId)
  const form = useSending(subject, parentId, name, onDone)
  const { typed, elsewhere, problems, isSending, change, submit } = form
  return (
    <Form
      label={parentId ? 'Reply' : 'New comment'}
      problem={problems.form}
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <ElsewhereNote elsewhere={elsewhere} />
      <ReplyEditor
        subject={subject}
        label={label}
        error={problems.field}
        value={typed}
        rows={words(typed) === '' && !onCancel ? 2 : 3}
        focusNow={focusNow ?? false}
        onChange={change}
        onSend={() => void submit()}
      />
      <FormFoot>
        <Button type="submit" look={words(typed) ? 'main' : 'plain'} isPending={isSending}>
          {isSending ? 'Sending…' : parentId ? 'Send reply' : 'Send'}
        </Button>
        {onMove && problems.form && (
          <Button
            onPress={() => {
              onMove(typed)
              form.clear()
            }}
          >
            Post as a new comment
          </Button>
        )}
        {onCancel && (
          <Button look="ghost" onPress={onCancel}>
            Cancel
          </Button>
        )}
      </FormFoot>
    </Form>
  )
}

function useSending(subject: DiscussionSubject, parentId: string | null, name: string, onDone?: () => void) {
  const add = useAddReply(subject)
  const say = useToast()
  const [keyFor] = useState(createIdempotencyKeys)
  // The same words a second time are a second reply.
  const [sentSoFar, setSentSoFar] = useState(0)
  const form = useReplyForm({
    name,
    start: nothingTyped,
    async send(said, typed) {
      const input = { ...said, parentId }
      const outcome = await add.mutateAsync({ input, key: keyFor({ input, sentSoFar }), form: name, typed })
      say(outcome.sent ? 'Comment posted.' : unsentWords(outcome.why))
      form.accepted()
      setSentSoFar(sentSoFar + 1)
      onDone?.()
    },
  })
  // What was sent without the network and then refused stands in the field again, with what the server said.
  const late = useWaiting(name).find(each => each.form === name && each.refusal !== null)
  const { refuse, isSending } = form
  useEffect(() => {
    // What is refused at once is thrown to whoever sends it.
    const taken = late && !isSending ? outbox.take(late.key) : null
    if (taken?.refusal) refuse(taken.typed as Typed, new ApiProblem(taken.refusal))
  }, [late, isSending, refuse])
  return form
}
