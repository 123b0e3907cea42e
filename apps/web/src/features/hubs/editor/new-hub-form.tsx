import { createHub, type CreateHub, type HubDetail } from '@hubs/schema/hubs'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useCreateHub } from './hub-editor.queries.ts'
import { HubLookFields } from './hub-look-fields.tsx'
import { Outcomes } from './hub-outcomes.tsx'

const blank: CreateHub = {
  name: '',
  question: '',
  summary: '',
  icon: 'users',
  colour: 'plum',
  outcomes: [{ statement: '', audiences: [], howWeWillKnow: '' }],
}

/** A hub of the school's own: what it asks, what it works toward, and how it is told from the others. */
export function NewHubForm({ onOpened }: { onOpened: (hub: HubDetail) => void }) {
  const create = useCreateHub()
  const { form, field, at, formProps } = useZodForm({
    schema: createHub,
    defaultValues: blank,
    draft: 'hub-new',
    send: (input, key) => create.mutateAsync({ input, key }),
    emptied: blank,
    onSent: onOpened,
  })
  const { isSubmitted } = form.formState
  return (
    <Form label="New hub" {...formProps} problem={formProps.problem ?? at('outcomes')}>
      <p className="s quiet">Anyone can read this on the public page.</p>
      <Field
        kind="long"
        rows={2}
        label="Guiding question"
        hint="People choose their hub by this question. Start with “How”."
        {...field('question')}
      />
      <Field label="Name" hint="For example, Oracy" autoComplete="off" {...field('name')} />
      <Field
        kind="long"
        label="Summary (optional)"
        hint="What the hub is about, in a few sentences."
        {...field('summary')}
      />
      <HubLookFields icon={form.register('icon')} colour={form.register('colour')} now={form.watch()} />
      <Outcomes
        words="Outcomes other people would notice. Say who each one is for and how you’ll know."
        value={form.watch('outcomes')}
        at={name => at(name as 'outcomes')}
        onChange={outcomes =>
          form.setValue(
            'outcomes',
            // An id is the server's to give.
            outcomes.map(({ id: _, ...outcome }) => outcome),
            { shouldValidate: isSubmitted },
          )
        }
      />
      <FormFoot>
        <Submit waiting="Opening…">Open this hub</Submit>
        <span className="s quiet">It gets one group, with the meeting dates of your other hubs.</span>
      </FormFoot>
    </Form>
  )
}
