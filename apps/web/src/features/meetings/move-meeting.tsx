import { meetingDetail, updateMeeting, type MeetingDetail, type UpdateMeeting } from '@hubs/schema/meetings'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import type { Resolver } from 'react-hook-form'
import { sentenceOf } from '#lib/api-client.ts'
import { fieldProblems } from '#lib/form-problem.ts'
import { useRecordForm } from '#lib/record-form.ts'
import { longDay } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/form.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { RecordNotes } from '#ui/record-notes.tsx'
import { useSay } from '#ui/status.tsx'
import { useUpdateMeeting } from './meetings.changes.ts'

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
    { label: 'Day', now: date ? longDay(date) : '' },
    { label: 'Begins', now: startsAt },
    { label: 'Minutes', now: String(minutes) },
    { label: 'Place', now: place },
  ]
}

function MoveForm({ meeting, onDone }: { meeting: MeetingDetail; onDone: () => void }) {
  const change = useUpdateMeeting(meeting.id)
  const say = useSay()
  const record = useRecordForm<Values, UpdateMeeting>({
    draftKey: `meeting-${meeting.id}`,
    standing: valuesOf(meeting),
    resolver: zodResolver(updateMeeting) as unknown as Resolver<Values, unknown, UpdateMeeting>,
    save: async input => valuesOf(await change.mutateAsync(input)),
    standingIn: current => {
      const now = meetingDetail.safeParse(current)
      return now.success ? valuesOf(now.data) : null
    },
    onSaved: () => {
      say('Saved. Everybody in the group sees it.')
      onDone()
    },
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form label="Day and place" onSubmit={submit} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <RecordNotes {...record.notes(inWords)} />
      <Field label="Day" type="date" error={errors.date?.message} {...form.register('date')} />
      <FormPair>
        <Field label="Begins" type="time" error={errors.startsAt?.message} {...form.register('startsAt')} />
        <Field
          label="Minutes"
          type="number"
          inputMode="numeric"
          error={errors.minutes?.message}
          {...form.register('minutes', { valueAsNumber: true })}
        />
      </FormPair>
      <Field label="Place" hint="A room everybody knows." error={errors.place?.message} {...form.register('place')} />
      <p className="s quiet">
        The agenda keeps its minutes. If the length changes, fit it anew on the agenda’s own page.
      </p>
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
        <Button look="ghost" onPress={onDone}>
          Leave it as it is
        </Button>
      </FormFoot>
    </Form>
  )
}

/** Another day, time or place; calling it off, and on again. Only before it begins. */
export function MoveMeeting({ meeting }: { meeting: MeetingDetail }) {
  const [open, setOpen] = useState<'move' | 'off' | null>(null)
  const change = useUpdateMeeting(meeting.id)
  const say = useSay()
  const off = meeting.status === 'cancelled'
  function callOff(cancelled: boolean) {
    change.mutate(
      { cancelled, expectedVersion: meeting.version },
      {
        onSuccess: () => say(cancelled ? 'The meeting is called off.' : 'The meeting is back on.'),
        onSettled: () => setOpen(null),
      },
    )
  }
  if (meeting.status !== 'planned' && !off) return null
  return (
    <>
      {off ? (
        <Button isPending={change.isPending} onPress={() => callOff(false)}>
          Put it back on
        </Button>
      ) : (
        <>
          <Button onPress={() => setOpen('move')}>Change day or place</Button>
          <Button look="ghost" onPress={() => setOpen('off')}>
            Call it off
          </Button>
        </>
      )}
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <Dialog open={open === 'move'} title="Change day or place" onClose={() => setOpen(null)}>
        <MoveForm meeting={meeting} onDone={() => setOpen(null)} />
      </Dialog>
      <Confirm
        open={open === 'off'}
        title="Call this meeting off?"
        action="Call it off"
        keep="Keep it"
        danger
        pending={change.isPending}
        onConfirm={() => callOff(true)}
        onClose={() => setOpen(null)}
      >
        <p>{longDay(meeting.date)} is taken out of everybody’s dates. The agenda is kept, and it can be put back on.</p>
      </Confirm>
    </>
  )
}
