import { isolated } from '@hubs/rules/text/isolated'
import { updateObservation, type Observation } from '@hubs/schema/plans/observations'
import { useZodForm } from '#lib/zod-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeObservation } from './observations.queries.ts'

const after = updateObservation.pick({ conclusion: true, thanks: true, shared: true })

/** What the observed person makes of it, for themselves; sharing it with the hub is theirs to decide. */
export function ObservationAfter({ observation }: { observation: Observation }) {
  const { id, conclusion, thanks, shared, version, observer } = observation
  const change = useChangeObservation(id)
  const say = useToast()
  const { field, formProps } = useZodForm({
    schema: after,
    standing: { conclusion: conclusion ?? '', thanks, shared },
    draft: `observation-after-${id}`,
    send: input => change.mutateAsync({ ...input, expectedVersion: version }),
    emptied: (_, values) => values,
    onSent: (_, sent) => say(sent.shared ? 'Saved, and shared with your hub.' : 'Saved. Only you can see it.'),
  })
  return (
    <Section title="What did you learn from it?">
      <Form label="What did you learn from it?" {...formProps}>
        <Field kind="long" label="What I learned" maxLength={600} {...field('conclusion')} />
        <Field
          label={`Thank ${isolated(observer.name)} (optional)`}
          hint={`${isolated(observer.name)} will see this.`}
          maxLength={200}
          {...field('thanks')}
        />
        <Check
          label="Share what I learned with my hub"
          hint="They’ll see the focus and what you learned, with your name. They won’t see the notes or who observed you."
          {...field('shared')}
        />
        <FormFoot>
          <Submit waiting="Saving…">Save</Submit>
        </FormFoot>
      </Form>
    </Section>
  )
}
