import { heldReply, type HeldReply } from '@hubs/schema/discussion'
import { useRef, useState } from 'react'
import { ago } from '#lib/ago.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { useKeysWithin } from '#lib/use-keys-within.ts'
import { useNow } from '#lib/use-now.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Markdown } from '#ui/markdown.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { useDecide } from './moderation.queries.ts'
import { Said } from './reply-view.tsx'

type Decision = 'shown' | 'refused' | 'held'
const done = {
  shown: ({ name }: HeldReply) => `The reply by ${name} is on the public page.`,
  refused: ({ name }: HeldReply) => `The reply by ${name} stays unseen. They are not told.`,
  held: ({ name }: HeldReply) => `The reply by ${name} waits again, and nobody sees it.`,
} satisfies Record<Decision, (held: HeldReply) => string>
const verbs = { shown: 'accepted', refused: 'refused', held: 'took back', removed: 'removed' } as const

/** "Jordan Blake accepted this one minute ago." */
function decidedSentence({ state, decidedBy, decidedAt }: HeldReply, what: string, timeZone: string, now: number) {
  const who = decidedBy?.name ?? 'Somebody'
  return `${who} ${verbs[state]} ${what}${decidedAt ? ` ${ago(decidedAt, timeZone, now)}` : ''}.`
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
    <article ref={card} className="held card reply" tabIndex={-1} aria-label={`Reply by ${held.name}`}>
      <Said name={held.name} at={held.at} timeZone={timeZone}>
        <span className="s quiet">{held.email}</span>
        {!waits && <Chip>{held.state === 'shown' ? 'On the public page' : 'Refused'}</Chip>}
      </Said>
      <Markdown text={held.text} />
      {!waits && <p className="s quiet">{decidedSentence(held, 'this', timeZone, now)}</p>}
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap">
        {waits ? (
          <>
            <Button
              aria-label={`Accept the reply by ${held.name}`}
              isPending={pending}
              onPress={() => void decide('shown')}
            >
              Accept
            </Button>
            <Button
              look="ghost"
              aria-label={`Refuse the reply by ${held.name}`}
              isPending={pending}
              onPress={() => void decide('refused')}
            >
              Refuse
            </Button>
          </>
        ) : (
          <Button
            aria-label={`Take back the reply by ${held.name}`}
            isPending={pending}
            onPress={() => void decide('held')}
          >
            Take back
          </Button>
        )}
      </div>
    </article>
  )
}

/** Decides once. Where somebody else was quicker, they are named, and the list shows what they decided. */
function useDecision(held: HeldReply, timeZone: string, before: () => () => void) {
  const { mutateAsync, isPending } = useDecide()
  const say = useSay()
  const [problem, setProblem] = useState<string | null>(null)
  const { id, name } = held
  const quicker = (error: unknown): boolean => {
    const current = error instanceof ApiProblem && error.code === 'stale' ? error.problem.current : null
    const theirs = heldReply.safeParse(current).data
    if (theirs) say(decidedSentence(theirs, `the reply by ${name}`, timeZone, Date.now()))
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
