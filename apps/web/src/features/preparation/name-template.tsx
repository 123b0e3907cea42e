import { createTemplate, type AgendaTemplate } from '@hubs/schema/meetings/templates'
import { useState, type FormEvent } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useCreateTemplate } from './preparing.queries.ts'

const NAME_MOST = 80
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
export const copyName = (name: string) => `${name.slice(0, NAME_MOST - COPY.length)}${COPY}`

/** A new template, of an agenda or of another template: all it needs is a name. */
export function NameTemplate({ from, sourceId, name: suggested, words, onDone }: NameTemplateProps) {
  const create = useCreateTemplate()
  const [name, setName] = useState(suggested)
  const [problem, setProblem] = useState<string>()
  const refused = create.error instanceof ApiProblem ? create.error.problem.fields?.['name'] : undefined
  const whole = create.error && !refused ? sentenceOf(create.error) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = createTemplate.safeParse({ from, sourceId, name })
    setProblem(input.error?.issues[0]?.message)
    if (input.success) create.mutate(input.data, { onSuccess: onDone })
  }
  return (
    <Form label="New template" onSubmit={submit} problem={whole}>
      <p>{words}</p>
      <Field
        label="Name"
        hint="For example, Longer starter"
        name="name"
        maxLength={NAME_MOST}
        value={name}
        error={problem ?? refused}
        onChange={event => setName(event.target.value)}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={create.isPending}>
          {create.isPending ? 'Saving…' : 'Save template'}
        </Button>
      </FormFoot>
    </Form>
  )
}
