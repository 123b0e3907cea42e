import { createStrategy, type StrategyDetail } from '@hubs/schema/library/strategies'
import { asked, useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { StrategyFields, type PickReferences } from './strategy-fields.tsx'
import { blank } from './strategy-values.ts'
import type { HubName } from '../strategy-labels.ts'
import { usePropose } from '../strategies.queries.ts'

const proposed = createStrategy.extend({ hubSlug: asked(createStrategy.shape.hubSlug, 'Choose a hub.') })

type StrategyNewFormProps = {
  hubs: readonly HubName[]
  /** The hub it is probably for. */
  hub: string
  pick?: PickReferences
  onDone: (made: StrategyDetail) => void
}

/** A strategy put forward: its hub decides what becomes of it. */
export function StrategyNewForm({ hubs, hub, pick, onDone }: StrategyNewFormProps) {
  const propose = usePropose()
  const { field, at, value, put, formProps } = useZodForm({
    schema: proposed,
    defaultValues: { ...blank, hubSlug: hub },
    draft: 'strategy-new',
    send: input => propose.mutateAsync(input),
    onSent: onDone,
  })
  return (
    <Form label="The strategy" {...formProps}>
      <p className="s quiet">
        Everyone at your school can read this, with your name. The hub decides what happens next.
      </p>
      {/* What is chosen may be there before the hubs are: with them the list is made anew, and shows it. */}
      <Field key={hubs.length} kind="select" label="Which hub is it for?" {...field('hubSlug')}>
        <option value="">Choose a hub</option>
        {hubs.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Field>
      <StrategyFields {...{ field, at, value, put }} {...(pick && { pick })} />
      <FormFoot>
        <Submit waiting="Sending…">Propose strategy</Submit>
      </FormFoot>
    </Form>
  )
}
