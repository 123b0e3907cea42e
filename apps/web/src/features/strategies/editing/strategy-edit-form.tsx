import { updateStrategy, type StrategyDetail } from '@hubs/schema/library/strategies'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { StrategyFields, type PickReferences } from './strategy-fields.tsx'
import { strategyIn, useUpdateStrategy } from '../strategies.queries.ts'
import { inWords, valuesOf } from './strategy-values.ts'

type StrategyEditFormProps = { strategy: StrategyDetail; pick?: PickReferences; onDone: (changed: boolean) => void }

/** What stands in the library, changed by those whose it is. */
export function StrategyEditForm({ strategy, pick, onDone }: StrategyEditFormProps) {
  const update = useUpdateStrategy(strategy.code)
  const { field, at, value, put, formProps, notes } = useRecordForm({
    draftKey: `strategy-${strategy.code}`,
    standing: valuesOf(strategy),
    schema: updateStrategy,
    save: async input => valuesOf(await update.mutateAsync(input)),
    savedValuesIn: current => {
      const now = strategyIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => onDone(true),
    onUnchanged: () => onDone(false),
  })
  return (
    <Form label={strategy.name} {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <p className="s quiet">Everyone at your school can read this.</p>
      <StrategyFields {...{ field, at, value, put }} {...(pick && { pick })} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}
