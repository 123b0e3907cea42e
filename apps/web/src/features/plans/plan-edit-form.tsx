import { howOftenWords } from '@hubs/rules/text/plan-words'
import { zodResolver } from '@hookform/resolvers/zod'
import { lessOfProblem } from '@hubs/rules/plans/plans'
import { ownPlan, updatePlan, type OwnPlan, type PlanStart, type UpdatePlan } from '@hubs/schema/plans/plans'
import type { Resolver } from 'react-hook-form'
import { capital } from '#lib/page/capital.ts'
import { fieldProblems } from '#lib/form-problem.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/status.tsx'
import { PlanFields } from './plan-fields.tsx'
import { seenBy, type Who } from './plan-labels.ts'
import type { PlanFormOf, PlanValues } from './plan-values.ts'
import { useChangePlan } from './plans.queries.ts'

type Values = PlanValues & { expectedVersion: number }

function valuesOf(plan: OwnPlan): Values {
  const { technique, strategyCode, adaptation, setting, firstOn, howOften, cue, lessOf } = plan
  const { evidence, evidenceNote, confidence, visibility, onScreen, meetingId, carriedFrom, version } = plan
  const content = { technique, strategyCode, adaptation, setting, firstOn, howOften, cue, lessOf }
  const rest = { evidence, evidenceNote, confidence, visibility, onScreen, meetingId, carriedFrom }
  return { ...content, ...rest, support: [], expectedVersion: version }
}

function standingIn(current: unknown): Values | null {
  const read = ownPlan.safeParse(current)
  return read.success ? valuesOf(read.data) : null
}

/** Only what differs is sent: a first day that has passed meanwhile need not be chosen anew. */
function changeOf(values: Values, plan: OwnPlan): UpdatePlan {
  const { meetingId: _, carriedFrom: __, support, expectedVersion, ...fields } = values
  const stood = valuesOf(plan)
  const changed = Object.entries({ ...fields, technique: fields.technique.replaceAll(/\s+/g, ' ') }).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(stood[name as keyof Values]),
  )
  const asked = support.map(({ fromId, what }) => ({ fromId, what }))
  return { ...Object.fromEntries(changed), ...(asked.length > 0 && { support: asked }), expectedVersion }
}

const sound = updatePlan.superRefine(({ lessOf = '-?-' }, { addIssue }) => {
  const message = lessOfProblem(lessOf)
  if (message) addIssue({ code: 'custom', path: ['lessOf'], message })
})

type PlanEditFormProps = { plan: OwnPlan; start: PlanStart; who: Who; onSaved: () => void }

/** Changes an open plan: smaller, another day, somebody else to see it. */
export function PlanEditForm({ plan, start, who, onSaved }: PlanEditFormProps) {
  const change = useChangePlan(plan.id)
  const say = useToast()
  const resolve = zodResolver(sound) as unknown as Resolver<object, unknown, UpdatePlan>
  const record = useRecordForm<Values, UpdatePlan>({
    draftKey: `kept/plan-change-${plan.id}`,
    standing: valuesOf(plan),
    resolver: ((values: Values, context: unknown, options: never) =>
      resolve(changeOf(values, plan), context, options)) as unknown as Resolver<Values, unknown, UpdatePlan>,
    save: async input => valuesOf(await change.mutateAsync(input)),
    standingIn,
    onUnchanged: onSaved,
    onSaved: () => {
      say('Plan saved.')
      onSaved()
    },
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form label="Edit my plan" onSubmit={submit} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <RecordNotes
        {...record.notes(values => [
          { label: 'I will', now: values.technique },
          { label: 'Who with', now: values.setting },
          { label: 'How often', now: howOftenWords(values.howOften, who) },
          { label: 'Doing less of', now: values.lessOf },
          { label: 'Who can see it', now: capital(seenBy(values.visibility, who)) },
        ])}
      />
      <PlanFields {...{ form: form as unknown as PlanFormOf, start, who }} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
