import type { Door, DoorMode } from '@hubs/schema/door'
import { count } from '@hubs/rules/words'
import { useQuery } from '@tanstack/react-query'
import QrCode from 'lucide-react/icons/qr-code'
import { useEffect, useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/capital.ts'
import { clockTime } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { doorQuery } from './door.query.ts'
import { useSetDoor } from './screens.queries.ts'
import './show-on-screen.css'

type Props = {
  meetingId: string
  timeZone: string
  /** Grows when something beside the run has changed, and with each of its versions: somebody may have come in. */
  changes: number
}

const choices: { value: DoorMode; label: string; hint: string }[] = [
  { value: 'closed', label: 'Not now', hint: 'You keep the register by hand.' },
  {
    value: 'open',
    label: 'Yes, until I say otherwise',
    hint: 'The projector shows the code, also while people arrive.',
  },
  { value: 'introduction', label: 'During the introduction', hint: 'The code goes away when you move on.' },
]

/** A button of the console: lets people sign themselves in by a code on the projector. */
export function DoorSwitch(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <QrCode className="icon" aria-hidden />
        <span className="tool-words">Sign in by QR</span>
      </Button>
      <Dialog open={open} title="Let people sign in by QR" onClose={() => setOpen(false)}>
        <DoorOf {...props} />
      </Dialog>
    </>
  )
}

function DoorOf({ meetingId, timeZone, changes }: Props) {
  const { data, error, refetch } = useQuery(doorQuery(meetingId))
  const set = useSetDoor(meetingId)
  useEffect(() => {
    if (changes > 0) void refetch()
  }, [changes, refetch])
  if (!data)
    return error ? (
      <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
    ) : (
      <Waiting what="Looking at the door…" />
    )
  const mode = set.isPending ? set.variables : data.mode
  return (
    <div className="col show-on-screen">
      <ChoiceField
        kind="one"
        look="lines"
        name="door"
        label="Show a code on the projector?"
        hint="It changes every half minute and counts for two minutes, so that it helps only those who are in the room."
        choices={choices}
        chosen={mode}
        onChange={event => set.mutate(event.currentTarget.value as DoorMode)}
      />
      {set.error && <ProblemNote>{sentenceOf(set.error)}</ProblemNote>}
      <Arrivals arrivals={data.arrivals} timeZone={timeZone} />
    </div>
  )
}

function Arrivals({ arrivals, timeZone }: { arrivals: Door['arrivals']; timeZone: string }) {
  if (arrivals.length === 0)
    return <p className="quiet s">Nobody has signed themselves in yet. Whoever does is on the register at once.</p>
  return (
    <>
      <h3>{capital(count(arrivals.length, 'person', 'people'))} signed themselves in</h3>
      <ul className="plain show-on-screen-list">
        {arrivals.map(({ personId, name, at }) => (
          <li key={personId}>
            <span>{name}</span>
            <span className="quiet num">{clockTime(at, timeZone)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet s">
        Is somebody on it who is not here? Put them right on the register: you have the last word.
      </p>
    </>
  )
}
