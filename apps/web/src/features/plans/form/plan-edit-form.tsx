import { howOftenWords } from '@hubs/rules/text/plan-labels'
import { lessOfProblem } from '@hubs/rules/plans/plans'
import { ownPlan, updatePlan, type OwnPlan, type PlanStart, type UpdatePlan } from '@hubs/schema/plans/plans'
import { capital } from '#lib/page/capital.ts'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PlanFields } from './plan-fields.tsx'
import { seenBy, type PlanOwner } from '../plan-labels.ts'
import type { PlanValues } from './plan-values.ts'
import { useChangePlan } from '../plans.queries.ts'

function valuesOf(plan: OwnPlan): PlanValues {
  const { technique, strategyCode, adaptation, setting, firstOn, howOften, cue, lessOf } = plan
  const { evidence, evidenceNote, confidence, visibility, onScreen, meetingId, carriedFrom, version } = plan
  const content = { technique, strategyCode, adaptation, setting, firstOn, howOften, cue, lessOf }
  const rest = { evidence, evidenceNote, confidence, visibility, onScreen, meetingId, carriedFrom }
  return { ...content, ...rest, support: [], expectedVersion: version }
}

function savedValuesIn(current: unknown): PlanValues | null {
  const read = ownPlan.safeParse(current)
  return read.success ? valuesOf(read.data) : null
}

/** Only what differs is sent: a first day that has passed meanwhile need not be chosen anew. */
function changeOf(values: PlanValues, plan: OwnPlan): UpdatePlan {
  const { meetingId: _, carriedFrom: __, support, expectedVersion, ...fields } = values
  const stood = valuesOf(plan)
  const changed = Object.entries({ ...fields, technique: fields.technique.replaceAll(/\s+/g, ' ') }).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(stood[name as keyof PlanValues]),
  )
  const asked = support.map(({ fromId, what }) => ({ fromId, what }))
  return { ...Object.fromEntries(changed), ...(asked.length > 0 && { support: asked }), expectedVersion }
}

const sound = updatePlan.superRefine(({ lessOf = '-?-' }, { addIssue }) => {
  const message = lessOfProblem(lessOf)
  if (message) addIssue({ code: 'custom', path: ['lessOf'], message })
})

type PlanEditFormProps = { plan: OwnPlan; start: PlanStart; owner: PlanOwner; onSaved: () => void }

/** Changes an open plan: smaller, another day, somebody else to see it. */
export function PlanEditForm({ plan, start, owner, onSaved }: PlanEditFormProps) {
  const change = useChangePlan(plan.id)
  const say = useToast()
  const { form, field, formProps, notes } = useRecordForm({
    draftKey: `plan-change-${plan.id}`,
    standing: valuesOf(plan),
    schema: sound,
    read: values => changeOf(values, plan),
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn,
    onUnchanged: onSaved,
    onSaved: () => {
      say('Plan saved.')
      onSaved()
    },
  })
  return (
    <Form label="Edit my plan" {...formProps}>
      <RecordNotes
        {...notes(values => [
          { label: 'I will', now: values.technique },
          { label: 'Who with', now: values.setting },
          { label: 'How often', now: howOftenWords(values.howOften, owner) },
          { label: 'Doing less of', now: values.lessOf },
          { label: 'Who can see it', now: capital(seenBy(values.visibility, owner)) },
        ])}
      />
      <PlanFields {...{ form, field, start, owner }} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}
