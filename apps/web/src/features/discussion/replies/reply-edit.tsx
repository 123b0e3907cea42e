import { reply as replySchema, type Reply } from '@hubs/schema/discussion'
import { useState } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { StaleNote } from '#ui/notes/stale-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeReply, type DiscussionSubject } from '../discussion.queries.ts'
import { ReplyEditor } from './reply-editor.tsx'
import { typedOf } from '../reply-draft.ts'
import { useReplyForm } from './use-reply-form.ts'

type ReplyEditProps = { subject: DiscussionSubject; reply: Reply; onDone: () => void }

function savedValuesIn(error: unknown): Reply | null {
  if (!(error instanceof ApiProblem) || error.code !== 'stale') return null
  return replySchema.safeParse(error.problem.current).data ?? null
}

/** Changes one's own reply. What stood before stays to be read. */
export function ReplyEdit({ subject, reply, onDone }: ReplyEditProps) {
  const { form, theirs, keepMine, leave } = useEditing(reply, onDone)
  return (
    <Form
      label="Edit your comment"
      problem={form.problems.form}
      onSubmit={event => {
        event.preventDefault()
        void form.submit()
      }}
    >
      {theirs && (
        <StaleNote
          standing={[{ label: 'Your comment', now: theirs.text }]}
          onKeepMine={keepMine}
          onTakeTheirs={leave}
        />
      )}
      <ElsewhereNote elsewhere={form.elsewhere} />
      <ReplyEditor
        subject={subject}
        label="Your comment"
        error={form.problems.field}
        value={form.typed}
        focusNow
        onChange={form.change}
        onSend={() => void form.submit()}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={form.isSending}>
          {form.isSending ? 'Saving…' : 'Save changes'}
        </Button>
        <Button look="ghost" onPress={leave}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

function useEditing(reply: Reply, onDone: () => void) {
  const { mutateAsync } = useChangeReply()
  const say = useToast()
  // On another device it may have been changed meanwhile.
  const [theirs, setTheirs] = useState<Reply | null>(null)
  const [seen, setSeen] = useState(reply.version)
  const form = useReplyForm({
    name: `reply/edit/${reply.id}`,
    start: typedOf(reply),
    async send(said) {
      try {
        await mutateAsync({ id: reply.id, change: { ...said, expectedVersion: seen } })
      } catch (error) {
        const now = savedValuesIn(error)
        if (!now || now.state === 'removed') throw error
        setTheirs(now)
        setSeen(now.version)
        return
      }
      form.accepted()
      say('Comment updated. Earlier versions can still be seen.')
      onDone()
    },
  })
  const leave = () => {
    form.clear()
    onDone()
  }
  const keepMine = () => {
    setTheirs(null)
    void form.submit()
  }
  return { form, theirs, keepMine, leave }
}
