import { day, expectedVersion, wallTime } from '@hubs/schema/common'
import { updateProgramme, type Programme, type UpdateProgramme } from '@hubs/schema/programmes/programmes'
import { z } from 'zod'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { shortDay } from '#lib/time/time.ts'
import { instantOf, wallClockOf } from '#lib/time/wall-clock.ts'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { programmeIn, useChangeProgramme } from '../programme-edit.queries.ts'

const typed = z.object({ opensDay: day, opensTime: wallTime, closesDay: day, closesTime: wallTime, expectedVersion })
type Values = z.infer<typeof typed>

/** What is typed is the school's clock; what is sent are the instants it means there. */
const toInstants = (timeZone: string) =>
  typed
    .refine(v => v.opensDay + v.opensTime < v.closesDay + v.closesTime, {
      path: ['closesDay'],
      error: 'The closing time must be after the opening time.',
    })
    .transform((v): UpdateProgramme => ({
      choiceOpensAt: instantOf(v.opensDay, v.opensTime, timeZone),
      choiceClosesAt: instantOf(v.closesDay, v.closesTime, timeZone),
      expectedVersion: v.expectedVersion,
    }))
    .pipe(updateProgramme)

function valuesOf({ choice, version }: Programme, timeZone: string): Values {
  const opens = wallClockOf(choice.opensAt, timeZone)
  const closes = wallClockOf(choice.closesAt, timeZone)
  return {
    opensDay: opens.day,
    opensTime: opens.time,
    closesDay: closes.day,
    closesTime: closes.time,
    expectedVersion: version,
  }
}

const inWords = (v: Values) => [
  { label: 'Opens', now: `${shortDay(v.opensDay)} at ${v.opensTime}` },
  { label: 'Closes', now: `${shortDay(v.closesDay)} at ${v.closesTime}` },
]

/** When teachers choose. */
export function WindowForm({ programme, timeZone }: { programme: Programme; timeZone: string }) {
  const change = useChangeProgramme()
  const say = useToast()
  const { form, formProps, notes } = useRecordForm({
    draftKey: `programme-window-${programme.id}`,
    standing: valuesOf(programme, timeZone),
    schema: toInstants(timeZone),
    save: async input => valuesOf(await change.mutateAsync(input), timeZone),
    savedValuesIn: current => {
      const now = programmeIn(current)
      return now && valuesOf(now, timeZone)
    },
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
    fieldFor: { choiceOpensAt: 'opensDay', choiceClosesAt: 'closesDay' },
  })
  return (
    <Form label="Hub choice dates" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <FormPair>
        <FormDateField kind="date" label="Opens on" control={form.control} name="opensDay" />
        <FormDateField kind="time" label="Opens at" control={form.control} name="opensTime" />
      </FormPair>
      <FormPair>
        <FormDateField kind="date" label="Closes on" control={form.control} name="closesDay" />
        <FormDateField kind="time" label="Closes at" control={form.control} name="closesTime" />
      </FormPair>
      <FormFoot>
        <Submit waiting="Saving…" look="plain">
          Save dates
        </Submit>
        <span className="s quiet">In your school’s time zone ({timeZone}).</span>
      </FormFoot>
    </Form>
  )
}
