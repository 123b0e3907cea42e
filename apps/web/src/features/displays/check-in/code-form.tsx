import { typedCode } from '@hubs/schema/meetings/door'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'

type CodeFormProps = {
  label: string
  hint: string
  action: string
  /** As it stood in the address. */
  code?: string
  /** Throws what the server said. */
  onCode: (code: string) => Promise<unknown> | void
}

/** Six characters from a screen. */
export function CodeForm({ label, hint, action, code = '', onCode }: CodeFormProps) {
  const form = useForm({ resolver: zodResolver(z.object({ code: typedCode })), defaultValues: { code } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async input => {
    try {
      await onCode(input.code)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form label={action} onSubmit={send} problem={errors.root?.message}>
      <Field
        label={label}
        hint={hint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        inputMode="text"
        error={errors.code?.message}
        {...form.register('code')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Checking the code…' : action}
        </Button>
      </FormFoot>
    </Form>
  )
}
