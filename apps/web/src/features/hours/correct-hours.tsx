import { zodResolver } from '@hookform/resolvers/zod'
import { correctHours, hoursKinds, type HoursLedger } from '@hubs/schema/hours'
import { isolated } from '@hubs/rules/text/isolated'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { newIdempotencyKey } from '#lib/idempotency-key.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { hoursKindWords } from './hours-labels.ts'
import { useCorrectHours } from './hours.queries.ts'

/** Adds or takes away minutes for a reason: the person is told, and it stays in the list. */
export function CorrectHours({ ledger }: { ledger: HoursLedger }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Correct hours</Button>
      <Dialog open={open} title={`Correct the hours of ${isolated(ledger.person.name)}`} onClose={() => setOpen(false)}>
        <CorrectForm ledger={ledger} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function CorrectForm({ ledger, onDone }: { ledger: HoursLedger; onDone: () => void }) {
  const [key] = useState(newIdempotencyKey)
  const correct = useCorrectHours(ledger.person.id)
  const say = useToast()
  const form = useForm({
    resolver: zodResolver(correctHours),
    defaultValues: { programmeId: ledger.programme.id, kind: 'extra' as const, reason: '' },
  })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async input => {
    try {
      await correct.mutateAsync({ input, key })
      onDone()
      say('Hours corrected.')
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form label="Correct hours" onSubmit={send} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <ChoiceField
        kind="one"
        label="What was the time for?"
        choices={hoursKinds.map(value => ({ value, label: hoursKindWords[value] }))}
        error={errors.kind?.message}
        {...form.register('kind')}
      />
      <Field
        label="Minutes to add"
        hint="For example, 45. To take minutes away, enter −45."
        inputMode="text"
        error={errors.minutes?.message}
        {...form.register('minutes', { setValueAs: minutesTyped })}
      />
      <Field
        label="Reason"
        hint="For example, read the EEF guidance on feedback. They and the coordinators can see this."
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save correction'}
        </Button>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

/** What was typed as a number, with any of the dashes people use; what is none is refused at its field. */
function minutesTyped(typed: unknown): number {
  const text = String(typed ?? '').trim()
  return text === '' ? 0 : Number(text.replace(/^[−–—]/, '-'))
}
