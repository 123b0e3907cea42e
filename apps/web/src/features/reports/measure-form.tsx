import { saveMeasure, type OwnMeasureAnswer, type SaveMeasure } from '@hubs/schema/reports/surveys'
import { useState } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { Check } from '#ui/fields/check.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useRemoveMeasure, useSaveMeasure } from './surveys.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type Values = { what: string; better: 'higher' | 'lower'; before: string; after: string; shared: boolean }
type Measure = OwnMeasureAnswer['measure']

const valuesOf = (measure: Measure): Values => ({
  what: measure?.what ?? '',
  better: measure?.better ?? 'higher',
  before: measure === null ? '' : String(measure.before),
  after: measure?.after === null || measure === null ? '' : String(measure.after),
  shared: measure?.shared ?? false,
})
const numberIn = (text: string) => (text.trim() === '' ? null : Number(text))

/** One small thing to count before and after: its owner’s alone, and in a total where they say so. */
export function MeasureForm({ measure }: { measure: Measure }) {
  const save = useSaveMeasure()
  const say = useToast()
  const { field, form, formProps } = useZodForm({
    schema: saveMeasure,
    read: (values: Values) => ({
      ...values,
      before: numberIn(values.before),
      after: numberIn(values.after),
      expectedVersion: measure?.version ?? 0,
    }),
    standing: valuesOf(measure),
    draft: 'own-measure',
    send: (input: SaveMeasure) => save.mutateAsync(input),
    onSent: () => say('Measure saved.'),
  })
  return (
    <Section
      title="One thing to measure (optional)"
      id="measure-title"
      words="Count one small thing before and after, such as how many answered on a whiteboard. Use whole-class totals, never a student’s name."
    >
      <Form labelledBy="measure-title" {...formProps}>
        <Field label="What will you count?" hint="Only you can see this." {...field('what')} />
        <ChoiceField
          kind="one"
          label="Which way is better?"
          choices={[
            { value: 'higher', label: 'Higher' },
            { value: 'lower', label: 'Lower' },
          ]}
          {...form.register('better')}
        />
        <Field label="Before" inputMode="numeric" autoComplete="off" {...field('before')} />
        <Field label="After (optional)" inputMode="numeric" autoComplete="off" {...field('after')} />
        <Check
          label="Count mine in the school’s totals"
          hint="It’s counted only as better, the same or worse, with at least four other people’s. It’s never used for appraisal."
          {...form.register('shared')}
        />
        <FormFoot>
          <Submit waiting="Saving…">Save</Submit>
          {measure && <Remove />}
        </FormFoot>
      </Form>
    </Section>
  )
}

function Remove() {
  const [asks, setAsks] = useState(false)
  const remove = useRemoveMeasure()
  return (
    <>
      <Button look="ghost" onPress={() => setAsks(true)}>
        Remove measure
      </Button>
      <Confirm
        open={asks}
        title="Remove your measure?"
        action="Remove measure"
        keep="Keep it"
        danger
        pending={remove.isPending}
        onClose={() => setAsks(false)}
        onConfirm={() => afterwards(remove.mutateAsync(), () => setAsks(false))}
      >
        <ErrorNote error={remove.error} />
        <p>Totals that already include it won’t change. They never show your name.</p>
      </Confirm>
    </>
  )
}
