import { isolated } from '@hubs/rules/text/isolated'
import type { Observation } from '@hubs/schema/plans/observations'
import { useForm } from 'react-hook-form'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { useChangeObservation } from './observations.queries.ts'

/** What the observed person makes of it, for themselves; sharing it with the hub is theirs to decide. */
export function ObservationAfter({ observation }: { observation: Observation }) {
  const { id, conclusion, thanks, shared, version, observer } = observation
  const change = useChangeObservation(id)
  const say = useToast()
  const form = useForm({
    values: { conclusion: conclusion ?? '', thanks, shared },
    resetOptions: { keepDirtyValues: true },
  })
  const { accepted, elsewhere } = useFormDraft(`observation-after-${id}`, form)
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async values => {
    try {
      await change.mutateAsync({ ...values, expectedVersion: version })
      form.reset(values)
      accepted()
      say(values.shared ? 'Saved, and shared with your hub.' : 'Saved. Only you can see it.')
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Section title="What did you learn from it?">
      <Form
        elsewhere={elsewhere}
        label="What did you learn from it?"
        onSubmit={send}
        problem={errors.root?.message}
        fieldProblems={fieldProblems(errors)}
      >
        <Field
          kind="long"
          label="What I learned"
          maxLength={600}
          error={errors.conclusion?.message}
          {...form.register('conclusion')}
        />
        <Field
          label={`Thank ${isolated(observer.name)} (optional)`}
          hint={`${isolated(observer.name)} will see this.`}
          maxLength={200}
          error={errors.thanks?.message}
          {...form.register('thanks')}
        />
        <Check
          label="Share what I learned with my hub"
          hint="They’ll see the focus and what you learned, with your name. They won’t see the notes or who observed you."
          {...form.register('shared')}
        />
        <FormFoot>
          <Button type="submit" look="main" isPending={isSubmitting}>
            {isSubmitting ? 'Saving…' : 'Save'}
          </Button>
        </FormFoot>
      </Form>
    </Section>
  )
}
