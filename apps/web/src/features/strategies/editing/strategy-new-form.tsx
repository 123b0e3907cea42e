import { createStrategy, type CreateStrategy, type StrategyDetail } from '@hubs/schema/library/strategies'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type Resolver } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { StrategyFields, type PickReferences } from './strategy-fields.tsx'
import { blank, type StrategyFormOf } from './strategy-values.ts'
import type { HubName } from '../strategy-labels.ts'
import { usePropose } from '../strategies.queries.ts'

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
  const form = useForm<CreateStrategy>({
    defaultValues: { ...blank, hubSlug: hub },
    resolver: zodResolver(createStrategy) as unknown as Resolver<CreateStrategy>,
  })
  const { accepted, elsewhere } = useFormDraft('strategy-new', form)
  const { errors, isSubmitting } = form.formState
  const problems = fieldProblems(errors)
  const at = (name: string) => problems.find(each => each.name === name)?.sentence
  const submit = form.handleSubmit(async input => {
    try {
      const made = await propose.mutateAsync(input)
      accepted()
      onDone(made)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="The strategy"
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={problems}
    >
      <p className="s quiet">
        Everyone at your school can read this, with your name. The hub decides what happens next.
      </p>
      <Field
        key={hubs.length}
        kind="select"
        label="Which hub is it for?"
        error={errors.hubSlug && 'Choose a hub.'}
        {...form.register('hubSlug')}
      >
        <option value="">Choose a hub</option>
        {hubs.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Field>
      <StrategyFields form={form as unknown as StrategyFormOf} at={at} {...(pick && { pick })} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Sending…' : 'Propose strategy'}
        </Button>
      </FormFoot>
    </Form>
  )
}
