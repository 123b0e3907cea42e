import { correctHours, hoursKinds, type PersonalHours } from '@hubs/schema/hours'
import { isolated } from '@hubs/rules/text/isolated'
import { useState } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { hoursKindWords } from './hours-labels.ts'
import { useCorrectHours } from './hours.queries.ts'

/** Adds or takes away minutes for a reason: the person is told, and it stays in the list. */
export function CorrectHours({ hours }: { hours: PersonalHours }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Correct hours</Button>
      <Dialog open={open} title={`Correct the hours of ${isolated(hours.person.name)}`} onClose={() => setOpen(false)}>
        <CorrectForm hours={hours} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function CorrectForm({ hours, onDone }: { hours: PersonalHours; onDone: () => void }) {
  const correct = useCorrectHours(hours.person.id)
  const say = useToast()
  const { field, formProps } = useZodForm({
    schema: correctHours,
    defaultValues: { programmeId: hours.programme.id, kind: 'extra', minutes: '', reason: '', readingId: '' },
    send: (input, key) => correct.mutateAsync({ input, key }),
    onSent() {
      onDone()
      say('Hours corrected.')
    },
  })
  return (
    <Form label="Correct hours" {...formProps}>
      <ChoiceField
        kind="one"
        label="What was the time for?"
        choices={hoursKinds.map(value => ({ value, label: hoursKindWords[value] }))}
        {...field('kind')}
      />
      <Field
        label="Minutes to add"
        hint="For example, 45. To take minutes away, enter −45."
        inputMode="text"
        {...field('minutes', { setValueAs: minutesTyped })}
      />
      {hours.readings.length > 0 && (
        <Field
          kind="select"
          label="What they read (optional)"
          hint="From the further reading of their hub or programme. It counts as extra time."
          {...field('readingId', { setValueAs: chosenOrNull })}
        >
          <option value="">Not reading</option>
          {hours.readings.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Field>
      )}
      <Field
        label="Reason"
        hint="For example, we discussed it together on 12 November. They and the coordinators can see this."
        {...field('reason')}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save correction</Submit>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

const chosenOrNull = (chosen: unknown) => (chosen === '' ? null : chosen)

/** What was typed as a number, with any of the dashes people use; what is none is refused at its field. */
function minutesTyped(typed: unknown): number {
  const text = String(typed ?? '').trim()
  return text === '' ? 0 : Number(text.replace(/^[−–—]/, '-'))
}
