import { writeAdaptation, type Adaptation, type WriteAdaptation } from '@hubs/schema/library/strategies'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { subjectsQuery, useAddAdaptation, useUpdateAdaptation } from '../strategies.queries.ts'

type AdaptationFormProps = { code: string; standing: Adaptation | null; onDone: () => void }

/** How it works in one's own subject, or one's own task. */
export function AdaptationForm({ code, standing, onDone }: AdaptationFormProps) {
  const add = useAddAdaptation(code)
  const update = useUpdateAdaptation(code, standing ?? { id: '' })
  const say = useToast()
  const listId = useId()
  const { data: known = [] } = useQuery(subjectsQuery())
  const form = useForm<WriteAdaptation>({
    defaultValues: { subject: standing?.subject ?? '', text: standing?.text ?? '' },
    resolver: zodResolver(writeAdaptation),
  })
  const { accepted, elsewhere } = useFormDraft(`adaptation-${standing?.id ?? code}`, form)
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async input => {
    try {
      if (standing) await update.mutateAsync({ ...input, expectedVersion: standing.version })
      else await add.mutateAsync(input)
      accepted()
      say(standing ? 'Saved.' : 'Thank you. Colleagues can read it now.')
      onDone()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="How it works in your subject"
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <p className="s quiet">Everyone at your school can read this, with your name.</p>
      <Field
        label="Subject or task"
        hint="As colleagues would search for it. For example, “Maths” or “Reception desk”"
        list={listId}
        autoComplete="off"
        error={errors.subject?.message}
        {...form.register('subject')}
      />
      <datalist id={listId}>
        {known.map(({ subject }) => (
          <option key={subject}>{subject}</option>
        ))}
      </datalist>
      <Field
        kind="long"
        rows={4}
        label="How it works in your subject or task"
        error={errors.text?.message}
        {...form.register('text')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
