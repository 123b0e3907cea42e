import type { Plan, PlanStart } from '@hubs/schema/plans/plans'
import { mayAddPlan } from '@hubs/rules/plans/plans'
import { useWatch } from 'react-hook-form'
import { useStoredForm } from '#lib/drafts/stored-form.ts'
import { capital } from '#lib/page/capital.ts'
import { shortDay } from '#lib/time/time.ts'
import type { Outcome } from '#lib/storage/outbox.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Form } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { FormBar } from './form-bar.tsx'
import { PlanFields } from './plan-fields.tsx'
import { soundPlan, startBy, tidy, valuesOf, withTyped, type PlanIdea } from './plan-values.ts'
import { seenBy, type PlanOwner } from '../plan-labels.ts'
import { useCreatePlan } from '../plans.queries.ts'
import '../plan-link.css'

type PlanFormProps = {
  start: PlanStart
  owner: PlanOwner
  /** `YYYY-MM-DD` on the school's calendar. */
  today: string
  /** The plan that this one goes on with. */
  from?: Plan | null
  /** What of the library it begins with. `name` sets its draft apart from that of any other new plan. */
  idea?: (PlanIdea & { name: string }) | null
  onDone: (outcome: Outcome) => void
}

/** The name under which the form's draft is kept: one for a new plan, one for each that is gone on with or taken up. */
const nameOf = (from: Plan | null, idea: { name: string } | null) => `plan/${from?.id ?? idea?.name ?? 'new'}`

/** "What will you try?" Three minutes, on a phone. */
export function PlanForm({ start, owner, today, from = null, idea = null, onDone }: PlanFormProps) {
  const name = nameOf(from, idea)
  const create = useCreatePlan()
  const { form, field, formProps, savedAt } = useStoredForm({
    name,
    valuesOf: typed => withTyped(valuesOf(start, today, from, idea), typed),
    schema: soundPlan(start, today),
    read: tidy,
    send: (input, key, typed) => create.mutateAsync({ input, key, form: name, typed }),
    onSent: onDone,
  })
  return (
    <Form label="My plan" act="send" {...formProps}>
      <Lead form={form} owner={owner} reviewOn={start.reviewOn} today={today} />
      <Limit open={start.open} goesOn={from !== null} />
      <PlanFields {...{ form, field, start, owner, idea }} by={startBy(start, today)} />
      <FormBar savedAt={savedAt} timeZone={owner.timeZone}>
        <Submit waiting="Saving…">Save my plan</Submit>
      </FormBar>
    </Form>
  )
}

type LeadProps = {
  form: Parameters<typeof PlanFields>[0]['form']
  owner: PlanOwner
  reviewOn: string | null
  today: string
}

function Lead({ form, owner, reviewOn, today }: LeadProps) {
  const visibility = useWatch({ control: form.control, name: 'visibility' })
  const change = () => {
    const field = document.querySelector('#plan-visibility')
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true })
  }
  return (
    <p className="plan-lead s quiet">
      One small change{reviewOn && reviewOn > today && `, by ${shortDay(reviewOn)}`}.{' '}
      {reviewOn === today && `Your ${owner.circle} meets today, and you’ll report back on this plan there. `}
      {capital(seenBy(visibility, owner))}.{' '}
      <button type="button" className="plan-link" onClick={change}>
        Change
      </button>
    </p>
  )
}

/** A third plan is warned of. One that goes on with another takes its place. */
function Limit({ open, goesOn }: { open: number; goesOn: boolean }) {
  const { sentence } = mayAddPlan(goesOn ? open - 1 : open)
  return sentence ? (
    <CalmNote>
      <p>{sentence}</p>
    </CalmNote>
  ) : null
}
