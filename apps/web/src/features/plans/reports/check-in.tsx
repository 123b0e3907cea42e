import { didItWords } from '@hubs/rules/text/plan-labels'
import type { DidIt, OwnPlan } from '@hubs/schema/plans/plans'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { didItChoices, type PlanOwner } from '../plan-labels.ts'
import { useAnswerCheckIn } from '../plans.queries.ts'
import '../plan-link.css'
import { afterwards } from '#lib/query-client.ts'

type CheckInProps = { plan: OwnPlan; owner: PlanOwner }

/** Whether this plan is asked about. */
export const asksCheckIn = ({ checkIn, status }: OwnPlan) => checkIn !== null && status === 'committed'

/** "Tried it yet?", once between two meetings: two taps, and a line for whoever wants to. */
export function CheckIn({ plan, owner }: CheckInProps) {
  const answer = useAnswerCheckIn(plan.id)
  const known = plan.checkIn
  const [didIt, setDidIt] = useState<DidIt | null>(known?.didIt ?? null)
  const [note, setNote] = useState(known?.note ?? '')
  const [again, setAgain] = useState(false)
  if (!known || !asksCheckIn(plan)) return null
  if (known.didIt && !again)
    return (
      <div className="col tight">
        <p>
          <strong>Tried it yet?</strong> You said: {didItWords(known.didIt, owner).toLowerCase()}.
          {known.note && ` ${known.note}`}
        </p>
        <button type="button" className="plan-link" onClick={() => setAgain(true)}>
          Change my answer
        </button>
      </div>
    )
  const send = () => {
    if (didIt) afterwards(answer.mutateAsync({ didIt, note }), () => setAgain(false))
  }
  return (
    <div className="col">
      <ChoiceField
        kind="one"
        look="pills"
        label="Tried it yet?"
        name={`check-in-${plan.id}`}
        choices={didItChoices(owner)}
        chosen={didIt ?? ''}
        onChange={event => setDidIt(event.target.value as DidIt)}
      />
      {didIt && (
        <>
          <Field
            label="Add a note (optional)"
            maxLength={200}
            autoComplete="off"
            value={note}
            onChange={event => setNote(event.target.value)}
          />
          <ErrorNote error={answer.error} />
          <div className="row">
            <Button look="main" isPending={answer.isPending} onPress={send}>
              {answer.isPending ? 'Sending…' : 'Send'}
            </Button>
          </div>
        </>
      )}
      <p className="s quiet">
        This takes a second, and only you can see it. Your {owner.circle} only sees what you report at the meeting.
      </p>
    </div>
  )
}
