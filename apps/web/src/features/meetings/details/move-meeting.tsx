import { lazy, useState } from 'react'
import { shortDay } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm, Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUpdateMeeting } from '../meetings.changes.ts'
import type { MoveMeetingProps } from './move-form.tsx'
import { afterwards } from '#lib/query-client.ts'

// Few who open a meeting's page move it: the form and its dates come with the dialog.
const loadForm = () => import('./move-form.tsx').then(each => ({ default: each.MoveForm }))
const MoveForm = lazy(loadForm)

/** Another day, time or place; calling it off, and on again. Only before it begins. */
export function MoveMeeting({ meeting, mailNote, renderOffered }: MoveMeetingProps) {
  const [open, setOpen] = useState<'move' | 'off' | null>(null)
  const change = useUpdateMeeting(meeting.id)
  const say = useToast()
  const off = meeting.status === 'cancelled'
  function callOff(cancelled: boolean) {
    const close = () => setOpen(null)
    const done = () => {
      close()
      say(cancelled ? 'Meeting cancelled.' : 'Meeting reinstated.')
    }
    afterwards(change.mutateAsync({ cancelled, expectedVersion: meeting.version }), done, close)
  }
  if (meeting.status !== 'planned' && !off) return null
  return (
    <>
      {off ? (
        <Button isPending={change.isPending} onPress={() => callOff(false)}>
          Reinstate the meeting
        </Button>
      ) : (
        <>
          <Button onPress={() => setOpen('move')}>Change date or room</Button>
          <Button look="ghost" onPress={() => setOpen('off')}>
            Cancel the meeting
          </Button>
        </>
      )}
      <ErrorNote error={change.error} />
      <Dialog open={open === 'move'} title="Change date or room" onClose={() => setOpen(null)}>
        <Boundary waiting="Loading the form…" code={loadForm}>
          <MoveForm {...{ meeting, mailNote, renderOffered }} onDone={() => setOpen(null)} />
        </Boundary>
      </Dialog>
      <Confirm
        open={open === 'off'}
        title="Cancel this meeting?"
        action="Cancel the meeting"
        keep="Keep the meeting"
        danger
        pending={change.isPending}
        onConfirm={() => callOff(true)}
        onClose={() => setOpen(null)}
      >
        <p>
          {shortDay(meeting.date)} will be removed from everyone’s dates. The agenda is saved, and you can reinstate the
          meeting. Everyone in the group will get a notification.
        </p>
        {mailNote}
      </Confirm>
    </>
  )
}
