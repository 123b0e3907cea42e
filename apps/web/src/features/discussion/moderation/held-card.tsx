import { isolated } from '@hubs/rules/text/isolated'
import { heldReply, type HeldReply } from '@hubs/schema/discussion'
import { useRef, useState } from 'react'
import { ago } from '#lib/time/ago.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { useKeysWithin } from '#lib/page/use-keys-within.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useDecide } from './moderation.queries.ts'
import { Said } from '../replies/reply-view.tsx'

type Decision = 'shown' | 'refused' | 'held'
const done = {
  shown: ({ name }: HeldReply) => `${isolated(name)}’s comment is now on the public page.`,
  refused: ({ name }: HeldReply) => `${isolated(name)}’s comment was rejected. They won’t be told.`,
  held: ({ name }: HeldReply) => `${isolated(name)}’s comment is waiting again and isn’t published.`,
} satisfies Record<Decision, (held: HeldReply) => string>
const verbs = { shown: 'approved', refused: 'rejected', held: 'undid the decision on', removed: 'removed' } as const

/** "Jordan Blake approved this one minute ago." */
function decidedSentence({ state, decidedBy, decidedAt }: HeldReply, what: string, timeZone: string, now: number) {
  const who = decidedBy ? isolated(decidedBy.name) : 'A coordinator'
  return `${who} ${verbs[state]} ${what}${decidedAt ? ` ${ago(decidedAt, timeZone, now)}` : ''}.`
}

/** What is known of who wrote it: typed by themself, or said by an account of theirs. */
function addressOf({ email, via, decidedAt }: HeldReply) {
  if (via === null) return email
  if (email !== '') return `${email}, from their ${isolated(via)} account`
  return decidedAt === null ? `No confirmed email address. Their name is from their ${isolated(via)} account` : ''
}

type HeldCardProps = {
  held: HeldReply
  timeZone: string
  /** Called before it goes from the list; what it gives is called after. */
  onDecided: (card: HTMLElement | null) => () => void
}

/** One visitor's reply, and what becomes of it. */
export function HeldCard({ held, timeZone, onDecided }: HeldCardProps) {
  const card = useRef<HTMLElement>(null)
  const now = useNow()
  const { decide, pending, problem } = useDecision(held, timeZone, () => onDecided(card.current))
  const waits = held.state === 'held'
  const act = (decision: Decision) => (waits ? () => void decide(decision) : undefined)
  useKeysWithin(card, { a: act('shown'), r: act('refused') })
  return (
    <article ref={card} className="held card reply" tabIndex={-1} aria-label={`Comment by ${isolated(held.name)}`}>
      <Said name={held.name} at={held.at} timeZone={timeZone}>
        <span className="s quiet">{addressOf(held)}</span>
        {!waits && <Chip>{held.state === 'shown' ? 'On the public page' : 'Rejected'}</Chip>}
      </Said>
      <Markdown text={held.text} />
      {!waits && <p className="s quiet">{decidedSentence(held, 'this', timeZone, now)}</p>}
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap">
        {waits ? (
          <>
            <Button
              aria-label={`Approve ${isolated(held.name)}’s comment`}
              isPending={pending}
              onPress={() => void decide('shown')}
            >
              Approve
            </Button>
            <Button
              look="ghost"
              aria-label={`Reject ${isolated(held.name)}’s comment`}
              isPending={pending}
              onPress={() => void decide('refused')}
            >
              Reject
            </Button>
          </>
        ) : (
          <Button
            aria-label={`Undo decision on ${isolated(held.name)}’s comment`}
            isPending={pending}
            onPress={() => void decide('held')}
          >
            Undo decision
          </Button>
        )}
      </div>
    </article>
  )
}

/** Decides once. Where somebody else was quicker, they are named, and the list shows what they decided. */
function useDecision(held: HeldReply, timeZone: string, before: () => () => void) {
  const { mutateAsync, isPending } = useDecide()
  const say = useToast()
  const [problem, setProblem] = useState<string | null>(null)
  const { id, name } = held
  const quicker = (error: unknown): boolean => {
    const current = error instanceof ApiProblem && error.code === 'stale' ? error.problem.current : null
    const theirs = heldReply.safeParse(current).data
    if (theirs) say(decidedSentence(theirs, `${isolated(name)}’s comment`, timeZone, Date.now()))
    return theirs !== undefined
  }
  const decide = async (state: Decision) => {
    if (isPending) return
    const after = before()
    setProblem(null)
    try {
      const { version } = await mutateAsync({ id, state, expectedVersion: held.version })
      const undo = { id, state: held.state === 'removed' ? 'held' : held.state, expectedVersion: version }
      say(
        done[state](held),
        () => void mutateAsync(undo).catch((error: unknown) => quicker(error) || say(sentenceOf(error))),
      )
      after()
    } catch (error) {
      if (quicker(error)) after()
      else setProblem(sentenceOf(error))
    }
  }
  return { decide, pending: isPending, problem }
}
