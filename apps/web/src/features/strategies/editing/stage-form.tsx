import { moveStage, stages, type MoveStage, type Stage, type StrategyDetail } from '@hubs/schema/library/strategies'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type Resolver } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { useMoveStage } from '../strategies.queries.ts'
import { stageMeans, stageWords } from '../strategy-labels.ts'

type Values = { to: Stage | null; why: string }

const words = (stage: Stage) => ({ value: stage, label: stageWords[stage], hint: stageMeans[stage] })

/** A decision of the hub, with its reason: the reason is what colleagues read next year. */
export function StageForm({ strategy, onDone }: { strategy: StrategyDetail; onDone: () => void }) {
  const move = useMoveStage(strategy.code)
  const say = useToast()
  const form = useForm<Values, unknown, Omit<MoveStage, 'expectedVersion'>>({
    defaultValues: { to: null, why: '' },
    resolver: zodResolver(moveStage.omit({ expectedVersion: true })) as unknown as Resolver<
      Values,
      unknown,
      Omit<MoveStage, 'expectedVersion'>
    >,
  })
  const { accepted, elsewhere } = useFormDraft(`stage-${strategy.code}`, form)
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async input => {
    try {
      await move.mutateAsync({ ...input, expectedVersion: strategy.version })
      accepted()
      say(`“${strategy.name}” is now ${stageWords[input.to].toLowerCase()}.`)
      onDone()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="Change stage"
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <ChoiceField
        kind="one"
        look="lines"
        label="New stage"
        choices={stages.filter(each => each !== strategy.stage).map(words)}
        error={errors.to && 'Choose a stage.'}
        {...form.register('to')}
      />
      <Field
        kind="long"
        rows={3}
        label="Why?"
        hint="Everyone at your school can read this, with your name and the date."
        error={errors.why?.message}
        {...form.register('why')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Change stage'}
        </Button>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
