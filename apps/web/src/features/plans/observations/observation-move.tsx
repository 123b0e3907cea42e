import { updateObservation, type Observation } from '@hubs/schema/plans/observations'
import { useForm } from 'react-hook-form'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FormDateField } from '#ui/forms/date-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { useChangeObservation } from './observations.queries.ts'

type Values = { date: string; startsAt: string; place: string }

/** Another day, time or room: either of the two may say, and the other gets a mail. */
export function ObservationMove({ observation, onClose }: { observation: Observation; onClose: () => void }) {
  const { id, date, startsAt, place, version } = observation
  const change = useChangeObservation(id)
  const say = useToast()
  const form = useForm<Values>({ defaultValues: { date, startsAt, place } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async values => {
    const wish = updateObservation.safeParse({ ...values, expectedVersion: version })
    if (!wish.success) {
      for (const { path } of wish.error.issues) {
        const name = path[0] === 'startsAt' ? 'startsAt' : path[0] === 'place' ? 'place' : 'date'
        const message = { date: 'Choose a date.', startsAt: 'Choose a time.', place: 'Enter a shorter room name.' }[
          name
        ]
        form.setError(name, { message }, { shouldFocus: true })
      }
      return
    }
    try {
      await change.mutateAsync(wish.data)
      say('Saved. Your colleague has been emailed.')
      onClose()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog open title="Change the time" onClose={onClose}>
      <Form
        label="Change the time"
        onSubmit={send}
        problem={errors.root?.message}
        fieldProblems={fieldProblems(errors)}
      >
        <FormPair>
          <FormDateField kind="date" label="Date" control={form.control} name="date" />
          <FormDateField kind="time" label="Time" control={form.control} name="startsAt" />
        </FormPair>
        <Field label="Where?" error={errors.place?.message} {...form.register('place')} />
        <FormFoot>
          <Button type="submit" look="main" isPending={isSubmitting}>
            {isSubmitting ? 'Saving…' : 'Change the time'}
          </Button>
          <Button look="ghost" onPress={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
