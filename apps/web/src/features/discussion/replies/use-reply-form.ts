import { createReply } from '@hubs/schema/discussion'
import { useCallback, useState } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { mentionsOf, type Typed } from '../reply-draft.ts'

type Problems = { field?: string; form?: string }
type Options = {
  /** The name under which it is kept on this device, letter by letter. */
  name: string
  start: Typed
  send: (input: { text: string; mentions: string[] }, typed: Typed) => Promise<void>
}

const said = createReply.pick({ text: true, mentions: true })
const fields = ['text', 'mentions']

/** What the server or the schema has against it: at the field where it is about what was typed, above it otherwise. */
function problemsOf(error: unknown): Problems {
  const named = error instanceof ApiProblem ? (error.problem.fields ?? {}) : {}
  const field = fields.map(each => Object.entries(named).find(([path]) => path.startsWith(each))?.[1]).find(Boolean)
  return field ? { field } : { form: sentenceOf(error) }
}

/** One field with what was typed into it, kept until the server has it. */
export function useReplyForm({ name, start, send }: Options) {
  const { value: typed, type, forget, accepted, elsewhere } = useTyped<Typed>(name, start)
  const [problems, setProblems] = useState<Problems>({})
  const [isSending, setSending] = useState(false)
  const change = (next: Typed) => {
    setProblems({})
    if (next.text === start.text) forget()
    else type(next)
  }
  const clear = () => change(start)
  const submit = async () => {
    if (isSending) return
    const input = said.safeParse({ text: typed.text, mentions: mentionsOf(typed) })
    if (!input.success) return setProblems({ field: input.error.issues[0]?.message ?? '' })
    setSending(true)
    try {
      await send(input.data, typed)
    } catch (error) {
      setProblems(problemsOf(error))
    } finally {
      setSending(false)
    }
  }
  /** It was refused later: what was typed stands here again. */
  const refuse = useCallback(
    (was: Typed, error: unknown) => {
      type(was)
      setProblems(problemsOf(error))
    },
    [type],
  )
  return { typed, elsewhere, problems, isSending, change, clear, accepted: () => accepted(start), refuse, submit }
}
