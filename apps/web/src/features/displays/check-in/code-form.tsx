import { typedCode } from '@hubs/schema/meetings/check-in'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'

type CodeFormProps = {
  label: string
  hint: string
  action: string
  /** As it stood in the address. */
  code?: string
  /** Throws what the server said. */
  onCode: (code: string) => Promise<unknown> | void
}

const typed = z.object({ code: typedCode })

/** Six characters from a screen. */
export function CodeForm({ label, hint, action, code = '', onCode }: CodeFormProps) {
  const { field, formProps } = useZodForm({
    schema: typed,
    defaultValues: { code },
    send: async input => onCode(input.code),
  })
  return (
    <Form label={action} {...formProps}>
      <Field
        label={label}
        hint={hint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        inputMode="text"
        {...field('code')}
      />
      <FormFoot>
        <Submit waiting="Checking the code…">{action}</Submit>
      </FormFoot>
    </Form>
  )
}
