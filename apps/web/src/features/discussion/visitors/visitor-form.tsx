import { visitorReply, type VisitorReply, VISITOR_REPLY_MOST } from '@hubs/schema/discussion'
import type { VisitorAccountReply } from '@hubs/schema/accounts/visitor-accounts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type FormEvent, type ReactNode, type Ref } from 'react'
import { ApiProblem, keptSentenceOf } from '#lib/api-client.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { MarkdownEditor } from '#ui/fields/markdown-editor.tsx'
import { useFormToken } from './use-form-token.ts'
import { DRAFT, type VisitorTyped as Typed } from './visitor-draft.ts'
import { VisitorIdentity } from './visitor-identity.tsx'
import { useLeaveReply, visitorAccountsQuery } from './visitors.queries.ts'

type Problems = Partial<Record<keyof Typed | 'root', string>>

const nothing: Typed = { name: '', email: '', text: '' }
const withName = visitorReply.pick({ name: true, email: true, text: true })
const justText = visitorReply.pick({ text: true })
const order = ['name', 'email', 'text'] as const

function problemsOf(error: unknown): Problems {
  const fields = error instanceof ApiProblem ? (error.problem.fields ?? {}) : {}
  const own = Object.fromEntries(order.flatMap(name => (fields[name] ? [[name, fields[name]]] : [])))
  return Object.keys(own).length > 0 ? own : { root: keptSentenceOf(error) }
}

/** A visitor's reply: read by a coordinator before anybody else sees it. `signIn`: the way to write as oneself. */
export function VisitorForm({ signIn, search }: { signIn: ReactNode; search: string }) {
  const [sent, setSent] = useState<Typed | null>(null)
  if (sent) return <Thanks sent={sent} again={() => setSent(null)} />
  return <Leave {...{ signIn, search }} onSent={setSent} />
}

type LeaveProps = { signIn: ReactNode; search: string; onSent: (typed: Typed) => void }

function Leave({ signIn, search, onSent }: LeaveProps) {
  const { data: accounts } = useQuery(visitorAccountsQuery())
  const { typed, change, submit, problems, isSending, elsewhere, website } = useWriting(
    accounts?.visitor?.name ?? null,
    onSent,
  )
  const found = order.flatMap(name => (problems[name] ? [{ name, sentence: problems[name] }] : []))
  return (
    <Form
      label="Leave a reply"
      onSubmit={submit}
      problem={problems.root}
      fieldProblems={found}
      {...{ elsewhere }}
      act="send"
    >
      <VisitorIdentity {...{ accounts, search }}>
        <NameAndAddress {...{ typed, change, problems }} />
      </VisitorIdentity>
      <MarkdownEditor
        label="Your reply"
        name="text"
        hint="A coordinator will check it before it appears here."
        max={VISITOR_REPLY_MOST}
        error={problems.text}
        value={typed.text}
        onChange={text => change({ text })}
        onSend={() => submit()}
        plainly
      />
      <Website ref={website} />
      <FormFoot>
        <Button type="submit" isPending={isSending}>
          {isSending ? 'Sending…' : 'Send reply'}
        </Button>
        {signIn}
      </FormFoot>
    </Form>
  )
}

type Writing = ReturnType<typeof useWriting>

function NameAndAddress({ typed, change, problems }: Pick<Writing, 'typed' | 'change' | 'problems'>) {
  return (
    <FormPair>
      <Field
        label="Your name"
        hint="This will be shown with your reply."
        name="name"
        autoComplete="name"
        maxLength={200}
        error={problems.name}
        value={typed.name}
        onChange={event => change({ name: event.target.value })}
      />
      <Field
        label="Your email address"
        hint="This won’t be published. Only the school’s coordinators can see it."
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        error={problems.email}
        value={typed.email}
        onChange={event => change({ email: event.target.value })}
      />
    </FormPair>
  )
}

/** What is typed, kept until it is sent. */
function useWriting(knownAs: string | null, onSent: (typed: Typed) => void) {
  const { value: typed, type, accepted, elsewhere } = useTyped<Typed>(DRAFT, nothing)
  const { problems, isSending, send, forget } = useLeaving(typed, knownAs !== null, () => {
    accepted()
    onSent({ ...typed, name: knownAs ?? typed.name })
  })
  const website = useRef<HTMLInputElement>(null)
  const change = (part: Partial<Typed>) => {
    type({ ...typed, ...part })
    forget(Object.keys(part))
  }
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    void send(website.current?.value ?? '')
  }
  return { typed, change, submit, problems, isSending, elsewhere, website }
}

function useLeaving(typed: Typed, isKnown: boolean, onSent: () => void) {
  const client = useQueryClient()
  const [problems, setProblems] = useState<Problems>({})
  const [isSending, setSending] = useState(false)
  const leave = useLeaveReply()
  const token = useFormToken()
  const send = async (website: string) => {
    if (isSending) return
    const said = isKnown ? justText.safeParse({ text: typed.text }) : withName.safeParse(typed)
    if (!said.success) {
      const wrong = said.error.issues.map(({ path, message }) => [String(path[0]), message] as const)
      return setProblems(Object.fromEntries(wrong.toReversed()))
    }
    setSending(true)
    try {
      const input = { ...said.data, website, token: await token.ripe() } as VisitorReply | VisitorAccountReply
      await leave.mutateAsync(input)
      onSent()
    } catch (error) {
      // Whatever it was, the next try begins with a form of its own.
      if (error instanceof ApiProblem) token.drop()
      // No longer known by their account: the fields for a name are there again.
      if (error instanceof ApiProblem && error.code === 'expired')
        await client.invalidateQueries(visitorAccountsQuery())
      setProblems(problemsOf(error))
    } finally {
      setSending(false)
    }
  }
  const forget = (names: string[]) =>
    setProblems(
      Object.fromEntries(Object.entries(problems).filter(([name]) => !names.includes(name) && name !== 'root')),
    )
  return { problems, isSending, send, forget }
}

function Thanks({ sent, again }: { sent: Typed; again: () => void }) {
  return (
    <div className="visitor-thanks card" role="status">
      <h3>
        Thank you, <bdi>{sent.name.trim()}</bdi>
      </h3>
      <p>A coordinator at the school will read your reply. If they approve it, it will appear here with your name.</p>
      <blockquote className="visitor-own">
        <Markdown text={sent.text} />
      </blockquote>
      <div className="row">
        <Button onPress={again}>Write another reply</Button>
      </div>
    </div>
  )
}

/** No person finds this field, by eye, by keyboard or by ear. Machines that fill in every field do. */
function Website({ ref }: { ref: Ref<HTMLInputElement> }) {
  const id = useId()
  return (
    <div className="visitor-website" aria-hidden>
      <label htmlFor={id}>Website</label>
      <input ref={ref} id={id} name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  )
}
