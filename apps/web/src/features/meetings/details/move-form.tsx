import { meetingDetail, updateMeeting, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { ReactNode } from 'react'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUpdateMeeting } from '../meetings.changes.ts'

type Values = { date: string; startsAt: string; minutes: number; place: string; expectedVersion: number }

const valuesOf = ({ date, startsAt, minutes, place, version }: MeetingDetail): Values => ({
  date,
  startsAt,
  minutes,
  place,
  expectedVersion: version,
})

function inWords({ date, startsAt, minutes, place }: Values) {
  return [
    { label: 'Date', now: date ? shortDay(date) : '' },
    { label: 'Starts at', now: startsAt },
    { label: 'Length in minutes', now: String(minutes) },
    { label: 'Room', now: place },
  ]
}

export type MoveMeetingProps = {
  meeting: MeetingDetail
  /** That no email reaches them, where none does. */
  mailNote: ReactNode
  /** Days it could well be moved to, beside its date. */
  renderOffered: (chosen: string, onPick: (day: string) => void) => ReactNode
}

export function MoveForm({ meeting, mailNote, renderOffered, onDone }: MoveMeetingProps & { onDone: () => void }) {
  const change = useUpdateMeeting(meeting.id)
  const say = useToast()
  const { form, field, formProps, notes } = useRecordForm({
    draftKey: `meeting-${meeting.id}`,
    standing: valuesOf(meeting),
    schema: updateMeeting,
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = meetingDetail.safeParse(current)
      return now.success ? valuesOf(now.data) : null
    },
    onUnchanged: onDone,
    onSaved: () => {
      say('Saved. Everyone in the group can see the change, and has been notified.')
      onDone()
    },
  })
  return (
    <Form label="Date and room" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <FormDateField kind="date" label="Date" control={form.control} name="date" />
      {renderOffered(form.watch('date'), day =>
        form.setValue('date', day, { shouldDirty: true, shouldValidate: true }),
      )}
      <FormPair>
        <FormDateField kind="time" label="Starts at" control={form.control} name="startsAt" />
        <Field
          label="Length in minutes"
          type="number"
          inputMode="numeric"
          {...field('minutes', { valueAsNumber: true })}
        />
      </FormPair>
      <Field label="Room" hint="For example, B12" {...field('place')} />
      <p className="s quiet">
        The agenda timings won’t change. If you change the length, refit the agenda on its own page.
      </p>
      <p className="s quiet">
        When you save, everyone in the group will get a notification, with the change for their calendar.
      </p>
      {mailNote}
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
