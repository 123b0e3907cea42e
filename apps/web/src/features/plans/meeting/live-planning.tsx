import { useSuspenseQueries } from '@tanstack/react-query'
import type { RunView } from '@hubs/rules/run/run-project'
import { mayAddPlan } from '@hubs/rules/plans/plans'
import { useState } from 'react'
import { useWaiting } from '#lib/storage/outbox.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PlanForm } from '../form/plan-form.tsx'
import { keptHere, type PlanOwner } from '../plan-labels.ts'
import { openPlansQuery, partnersFor, planStartQuery } from '../plans.queries.ts'
import { PromiseCard } from '../promise-card.tsx'
import '../plan-link.css'

export type LivePlansProps = {
  view: RunView
  /** The version of who is whose partner; null until it is known. */
  partners: number | null
  meetingId: string
  personId: string
  owner: PlanOwner
  today: string
  /** Whether colleagues of the hub observe each other. */
  observes: boolean
}

/** The planning part on one's own phone: the form in its place, and afterwards what one has promised. */
export function LivePlanning({ meetingId, owner, today, observes }: LivePlansProps) {
  const [open, start] = useSuspenseQueries({ queries: [openPlansQuery(), planStartQuery()] })
  const waiting = useWaiting('plan/').length > 0
  const [wants, setWants] = useState<string | null>(null)
  const say = useToast()
  const made = open.data.filter(plan => plan.meetingId === meetingId)
  const earlier = open.data.filter(plan => plan.meetingId !== meetingId)
  const from = earlier.find(plan => plan.id === wants) ?? null
  const { allowed, sentence } = mayAddPlan(start.data.open)
  const another = wants === 'new'
  const observation = observes ? `${paths.newObservation}?meeting=${encodeURIComponent(meetingId)}` : null
  return (
    <>
      {made.map(plan => (
        <PromiseCard key={plan.id} plan={plan} owner={owner} partner={partnersFor(start.data, plan)} />
      ))}
      {(made.length > 0 || waiting) && wants === null ? (
        <Done many={made.length} observation={observation} onAnother={allowed ? () => setWants('new') : null} />
      ) : (
        <>
          <h2 className="live-plans-title">What will you try?</h2>
          {from === null && !another && earlier.length > 0 && (
            <div className="col">
              {earlier.map(plan => (
                <button key={plan.id} type="button" className="btn" onClick={() => setWants(plan.id)}>
                  Carry forward: {plan.technique}
                </button>
              ))}
            </div>
          )}
          {!allowed && !from && <p>{sentence}</p>}
          {(allowed || from) && (
            <PlanForm
              key={from?.id ?? 'new'}
              {...{ start: start.data, owner, today, from }}
              onDone={outcome => {
                setWants(null)
                say(outcome.sent ? 'Plan saved.' : keptHere(outcome.why))
              }}
            />
          )}
        </>
      )}
    </>
  )
}

type DoneProps = { many: number; observation: string | null; onAnother: (() => void) | null }

function Done({ many, observation, onAnother }: DoneProps) {
  return (
    <div className="col live-plans-done">
      {many > 0 && <p>That’s your plan. Read it to your partner, and ask to hear theirs.</p>}
      {observation && (
        <>
          <p>Then agree a date and time to observe each other. Without one, it usually doesn’t happen.</p>
          <div className="row">
            <LinkButton to={observation}>Book an observation</LinkButton>
          </div>
        </>
      )}
      {onAnother && (
        <button type="button" className="plan-link" onClick={onAnother}>
          {many > 1 ? 'Add another plan' : 'Add a second plan'}
        </button>
      )}
    </div>
  )
}
