import { createObservation, type Observation } from '@hubs/schema/plans/observations'
import { asked, useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeObservation } from './observations.queries.ts'

const when = createObservation.pick({ date: true, startsAt: true, place: true })
// The schema's own sentences are about a wrong value; an empty field is asked for.
const moved = when.extend({
  date: asked(when.shape.date, 'Choose a date.'),
  startsAt: asked(when.shape.startsAt, 'Choose a time.'),
})

/** Another day, time or room: either of the two may say, and the other is told. */
export function ObservationMove({ observation, onClose }: { observation: Observation; onClose: () => void }) {
  const { id, date, startsAt, place, version } = observation
  const change = useChangeObservation(id)
  const say = useToast()
  const { form, field, formProps } = useZodForm({
    schema: moved,
    defaultValues: { date, startsAt, place },
    send: input => change.mutateAsync({ ...input, expectedVersion: version }),
    onSent(saved) {
      // Saved as it was, it keeps its version, and nobody is told.
      if (saved.version !== version) say('Saved. Your colleague has been notified.')
      onClose()
    },
  })
  return (
    <Dialog open title="Change the time" onClose={onClose}>
      <Form label="Change the time" {...formProps}>
        <FormPair>
          <FormDateField kind="date" label="Date" control={form.control} name="date" />
          <FormDateField kind="time" label="Time" control={form.control} name="startsAt" />
        </FormPair>
        <Field label="Where?" {...field('place')} />
        <FormFoot>
          <Submit waiting="Saving…">Change the time</Submit>
          <Button look="ghost" onPress={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
