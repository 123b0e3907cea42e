import { day, expectedVersion, wallTime } from '@hubs/schema/common'
import { updateProgramme, type Programme, type UpdateProgramme } from '@hubs/schema/programmes'
import { zodResolver } from '@hookform/resolvers/zod'
import { z } from 'zod'
import { fieldProblems } from '#lib/form-problem.ts'
import { useRecordForm } from '#lib/record-form.ts'
import { longDay } from '#lib/time.ts'
import { instantOf, wallClockOf } from '#lib/wall-clock.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/form.tsx'
import { RecordNotes } from '#ui/record-notes.tsx'
import { useSay } from '#ui/status.tsx'
import { programmeIn, useChangeProgramme } from './programme-edit.queries.ts'

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
  { label: 'Opens', now: `${longDay(v.opensDay)} at ${v.opensTime}` },
  { label: 'Closes', now: `${longDay(v.closesDay)} at ${v.closesTime}` },
]

/** When teachers choose. */
export function WindowForm({ programme, timeZone }: { programme: Programme; timeZone: string }) {
  const change = useChangeProgramme()
  const say = useSay()
  const record = useRecordForm<Values, UpdateProgramme>({
    draftKey: `programme-window-${programme.id}`,
    standing: valuesOf(programme, timeZone),
    resolver: zodResolver(toInstants(timeZone)),
    save: async input => valuesOf(await change.mutateAsync(input), timeZone),
    standingIn: current => {
      const now = programmeIn(current)
      return now && valuesOf(now, timeZone)
    },
    onSaved: () => say('Saved.'),
    fieldFor: { choiceOpensAt: 'opensDay', choiceClosesAt: 'closesDay' },
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form
      label="Hub choice dates"
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <RecordNotes {...record.notes(inWords)} />
      <FormPair>
        <Field label="Opens on" type="date" error={errors.opensDay?.message} {...form.register('opensDay')} />
        <Field label="Opens at" type="time" error={errors.opensTime?.message} {...form.register('opensTime')} />
      </FormPair>
      <FormPair>
        <Field label="Closes on" type="date" error={errors.closesDay?.message} {...form.register('closesDay')} />
        <Field label="Closes at" type="time" error={errors.closesTime?.message} {...form.register('closesTime')} />
      </FormPair>
      <FormFoot>
        <Button type="submit" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save dates'}
        </Button>
        <span className="s quiet">In your school’s time zone ({timeZone}).</span>
      </FormFoot>
    </Form>
  )
}
