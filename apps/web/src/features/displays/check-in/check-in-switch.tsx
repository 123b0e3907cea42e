import { useSuspenseQuery } from '@tanstack/react-query'
import type { CheckInStatus, CheckInMode } from '@hubs/schema/meetings/check-in'
import { count } from '@hubs/rules/text/words'
import QrCode from 'lucide-react/icons/qr-code'
import { useEffect, useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { clockTime } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { checkInQuery } from './check-in.query.ts'
import { useSetCheckIn } from '../displays.queries.ts'
import '../show-on-display.css'

type Props = {
  meetingId: string
  timeZone: string
  /** Grows when something beside the run has changed, and with each of its versions: somebody may have come in. */
  changes: number
}

const choices: { value: CheckInMode; label: string; hint: string }[] = [
  { value: 'closed', label: 'Off', hint: 'You take the register yourself.' },
  {
    value: 'open',
    label: 'On',
    hint: 'The projector shows the code until you turn it off.',
  },
  {
    value: 'introduction',
    label: 'During the introduction',
    hint: 'The code disappears when you move to the next part.',
  },
]

/** What is so now; a choice is saved as soon as it is made, and only then is that said. */
const inForce: Record<CheckInMode, string> = {
  closed: 'QR check-in is off.',
  open: 'QR check-in is on.',
  introduction: 'QR check-in is on during the introduction.',
}

/** A button of the console: lets people sign themselves in by a code on the projector. */
export function CheckInSwitch(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <QrCode className="icon" aria-hidden />
        <span className="tool-words">QR check-in</span>
      </Button>
      <Dialog open={open} title="Let people check in with a QR code" onClose={() => setOpen(false)}>
        <Boundary waiting="Loading…">
          <CheckInOf {...props} />
        </Boundary>
      </Dialog>
    </>
  )
}

function CheckInOf({ meetingId, timeZone, changes }: Props) {
  const { data, refetch } = useSuspenseQuery(checkInQuery(meetingId))
  const set = useSetCheckIn(meetingId)
  useEffect(() => {
    if (changes > 0) void refetch()
  }, [changes, refetch])
  const mode = set.isPending ? set.variables : data.mode
  return (
    <div className="col show-on-display">
      <ChoiceField
        kind="one"
        look="lines"
        name="check-in"
        label="Show a code on the projector?"
        hint="It changes every 30 seconds and works for 2 minutes, so people need to be in the room to use it."
        choices={choices}
        chosen={mode}
        onChange={event => set.mutate(event.currentTarget.value as CheckInMode)}
      />
      <p className="s" role="status">
        {set.isPending ? 'Saving…' : `${set.isSuccess ? 'Saved: ' : ''}${inForce[data.mode]}`}
      </p>
      <ErrorNote error={set.error} />
      <Arrivals arrivals={data.arrivals} timeZone={timeZone} />
    </div>
  )
}

function Arrivals({ arrivals, timeZone }: { arrivals: CheckInStatus['arrivals']; timeZone: string }) {
  if (arrivals.length === 0)
    return <p className="quiet s">No one has checked in yet. People are marked present as soon as they do.</p>
  return (
    <>
      <h3>{capital(count(arrivals.length, 'person', 'people'))} checked in</h3>
      <ul className="plain show-on-display-list">
        {arrivals.map(({ personId, name, at }) => (
          <li key={personId}>
            <span>
              <bdi>{name}</bdi>
            </span>
            <span className="quiet num">{clockTime(at, timeZone)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet s">Has someone checked in who isn’t here? Correct it on the register.</p>
    </>
  )
}
