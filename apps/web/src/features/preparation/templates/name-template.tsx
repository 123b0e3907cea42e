import { createTemplate, type AgendaTemplate, TEMPLATE_NAME_MOST } from '@hubs/schema/meetings/templates'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useCreateTemplate } from '../preparation.queries.ts'

const COPY = ' (copy)'

type NameTemplateProps = {
  from: 'meeting' | 'template'
  sourceId: string
  /** What it may be called. */
  name: string
  words: string
  onDone: (made: AgendaTemplate) => void
}

/** What a copy is called until its owner says otherwise. */
export const copyName = (name: string) => `${name.slice(0, TEMPLATE_NAME_MOST - COPY.length)}${COPY}`

/** A new template, of an agenda or of another template: all it needs is a name. */
export function NameTemplate({ from, sourceId, name, words, onDone }: NameTemplateProps) {
  const create = useCreateTemplate()
  const { field, formProps } = useZodForm({
    schema: createTemplate,
    read: values => ({ ...values, from, sourceId }),
    defaultValues: { name },
    send: input => create.mutateAsync(input),
    onSent: onDone,
  })
  return (
    <Form label="New template" {...formProps}>
      <p>{words}</p>
      <Field label="Name" hint="For example, Longer starter" maxLength={TEMPLATE_NAME_MOST} {...field('name')} />
      <FormFoot>
        <Submit waiting="Saving…">Save template</Submit>
      </FormFoot>
    </Form>
  )
}
