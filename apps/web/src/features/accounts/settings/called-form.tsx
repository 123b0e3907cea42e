import { zodResolver } from '@hookform/resolvers/zod'
import type { Me } from '@hubs/schema/accounts'
import { isolated } from '@hubs/rules/text/isolated'
import { called } from '@hubs/schema/staff'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { useChangeCalled } from '../accounts.queries.ts'

const wanted = z.strictObject({ called })

/** How somebody wants to be spoken to; their name in lists stays as it is. */
export function CalledForm({ me }: { me: Me }) {
  const change = useChangeCalled()
  const say = useToast()
  const form = useForm({ resolver: zodResolver(wanted), values: { called: me.called } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async input => {
    try {
      await change.mutateAsync(input.called)
      say('Saved.')
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      labelledBy="called-title"
      onSubmit={send}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <Field
        label="What should we call you? (optional)"
        hint={`For greetings and emails to you. Leave it empty and we’ll use ${isolated(me.name)}.`}
        autoComplete="nickname"
        error={errors.called?.message}
        {...form.register('called')}
      />
      <FormFoot>
        <Button type="submit" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
