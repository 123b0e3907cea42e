import { updateStrategy, type StrategyDetail, type UpdateStrategy } from '@hubs/schema/library/strategies'
import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import { fieldProblems } from '#lib/form-problem.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { StrategyFields, type PickReferences } from './strategy-fields.tsx'
import { strategyIn, useUpdateStrategy } from '../strategies.queries.ts'
import { inWords, valuesOf, type StrategyFormOf, type StrategyValues } from './strategy-values.ts'

type StrategyEditFormProps = { strategy: StrategyDetail; pick?: PickReferences; onDone: (changed: boolean) => void }

/** What stands in the library, changed by those whose it is. */
export function StrategyEditForm({ strategy, pick, onDone }: StrategyEditFormProps) {
  const update = useUpdateStrategy(strategy.code)
  const record = useRecordForm<StrategyValues, UpdateStrategy>({
    draftKey: `strategy-${strategy.code}`,
    standing: valuesOf(strategy),
    resolver: zodResolver(updateStrategy) as unknown as Resolver<StrategyValues, unknown, UpdateStrategy>,
    save: async input => valuesOf(await update.mutateAsync(input)),
    standingIn: current => {
      const now = strategyIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => onDone(true),
    onUnchanged: () => onDone(false),
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  const problems = fieldProblems(errors)
  const at = (name: string) => problems.find(each => each.name === name)?.sentence
  return (
    <Form label={strategy.name} onSubmit={submit} problem={errors.root?.message} fieldProblems={problems}>
      <RecordNotes {...record.notes(inWords)} />
      <p className="s quiet">Everyone at your school can read this.</p>
      <StrategyFields form={form as unknown as StrategyFormOf} at={at} {...(pick && { pick })} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
