import { expectedVersion, shortText, wallTime, weekday, weekdays } from '@hubs/schema/common'
import type { Programme, UpdateProgramme } from '@hubs/schema/programmes/programmes'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { dayNames } from './day-names.ts'
import { programmeIn, useChangeProgramme } from './programme-edit.queries.ts'

const typed = z.object({ day: weekday, startsAt: wallTime, place: shortText(120), expectedVersion })
type Values = z.infer<typeof typed>

const toChange = typed.transform(({ expectedVersion: version, ...usual }): UpdateProgramme => ({
  usual,
  expectedVersion: version,
}))

const valuesOf = ({ usual, version }: Programme): Values => ({ ...usual, day: usual.day, expectedVersion: version })

const inWords = (v: Values) => [
  { label: 'Day', now: dayNames[v.day] },
  { label: 'Starts at', now: v.startsAt },
  { label: 'Room', now: v.place },
]

type UsualMeetingFormProps = {
  programme: Programme
  /** Leads to what is worked out from it: from what is saved. */
  children?: ReactNode
}

/** When and where the school's groups usually meet. */
export function UsualMeetingForm({ programme, children }: UsualMeetingFormProps) {
  const change = useChangeProgramme()
  const say = useToast()
  const { form, field, formProps, notes } = useRecordForm({
    draftKey: 'usual-meeting',
    standing: valuesOf(programme),
    schema: toChange,
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = programmeIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Usual meeting saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
    fieldFor: { 'usual.day': 'day', 'usual.startsAt': 'startsAt', 'usual.place': 'place' },
  })
  return (
    <Form label="Usual meeting" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <FormPair>
        <Field kind="select" label="Day" {...field('day')}>
          {weekdays.map(day => (
            <option key={day} value={day}>
              {dayNames[day]}
            </option>
          ))}
        </Field>
        <FormDateField kind="time" label="Starts at" control={form.control} name="startsAt" />
      </FormPair>
      <Field
        label="Room (optional)"
        hint="For example, Library. Leave it empty if each group has its own room."
        {...field('place')}
      />
      <FormFoot>
        <Submit waiting="Saving…" look="plain">
          Save usual meeting
        </Submit>
        {children && (form.formState.isDirty ? <span>Save this before you propose dates.</span> : children)}
      </FormFoot>
    </Form>
  )
}
