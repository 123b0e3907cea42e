import { writeAdaptation, type Adaptation } from '@hubs/schema/library/strategies'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { subjectsQuery, useAddAdaptation, useUpdateAdaptation } from '../strategies.queries.ts'

type AdaptationFormProps = { code: string; standing: Adaptation | null; onDone: () => void }

/** How it works in one's own subject, or one's own task. */
export function AdaptationForm({ code, standing, onDone }: AdaptationFormProps) {
  const add = useAddAdaptation(code)
  const update = useUpdateAdaptation(code, standing ?? { id: '' })
  const say = useToast()
  const listId = useId()
  const { data: known = [] } = useQuery(subjectsQuery())
  const { field, formProps } = useZodForm({
    schema: writeAdaptation,
    defaultValues: { subject: standing?.subject ?? '', text: standing?.text ?? '' },
    draft: `adaptation-${standing?.id ?? code}`,
    send: input =>
      standing ? update.mutateAsync({ ...input, expectedVersion: standing.version }) : add.mutateAsync(input),
    onSent() {
      say(standing ? 'Saved.' : 'Thank you. Colleagues can read it now.')
      onDone()
    },
  })
  return (
    <Form label="How it works in your subject" {...formProps}>
      <p className="s quiet">Everyone at your school can read this, with your name.</p>
      <Field
        label="Subject or task"
        hint="As colleagues would search for it. For example, “Maths” or “Reception desk”"
        list={listId}
        autoComplete="off"
        {...field('subject')}
      />
      <datalist id={listId}>
        {known.map(({ subject }) => (
          <option key={subject}>{subject}</option>
        ))}
      </datalist>
      <Field kind="long" rows={4} label="How it works in your subject or task" {...field('text')} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}
