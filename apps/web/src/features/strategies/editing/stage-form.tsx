import { quoted } from '@hubs/rules/text/quoted'
import { moveStage, stages, type Stage, type StrategyDetail } from '@hubs/schema/library/strategies'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMoveStage } from '../strategies.queries.ts'
import { stageMeans, stageWords } from '../strategy-labels.ts'

const chosen = moveStage.omit({ expectedVersion: true }).extend({ to: z.enum(stages, 'Choose a stage.') })
const nothing: { to: Stage | null; why: string } = { to: null, why: '' }

const words = (stage: Stage) => ({ value: stage, label: stageWords[stage], hint: stageMeans[stage] })

/** A decision of the hub, with its reason: the reason is what colleagues read next year. */
export function StageForm({ strategy, onDone }: { strategy: StrategyDetail; onDone: () => void }) {
  const move = useMoveStage(strategy.code)
  const say = useToast()
  const { field, formProps } = useZodForm({
    schema: chosen,
    defaultValues: nothing,
    draft: `stage-${strategy.code}`,
    send: input => move.mutateAsync({ ...input, expectedVersion: strategy.version }),
    onSent(_, { to }) {
      say(`${quoted(strategy.name)} is now ${stageWords[to].toLowerCase()}.`)
      onDone()
    },
  })
  return (
    <Form label="Change stage" {...formProps}>
      <ChoiceField
        kind="one"
        look="lines"
        label="New stage"
        choices={stages.filter(each => each !== strategy.stage).map(words)}
        {...field('to')}
      />
      <Field
        kind="long"
        rows={3}
        label="Why?"
        hint="Everyone at your school can read this, with your name and the date."
        {...field('why')}
      />
      <FormFoot>
        <Submit waiting="Saving…">Change stage</Submit>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
