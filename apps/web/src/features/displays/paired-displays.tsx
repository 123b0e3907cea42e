import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { useState } from 'react'
import { clockTime } from '#lib/time/time.ts'
import { paths, shortAddress } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { CodeForm } from './check-in/code-form.tsx'
import { pairedDisplaysQuery, usePairDisplay, useTakeOff } from './displays.queries.ts'
import './show-on-display.css'
import { afterwards } from '#lib/query-client.ts'

export type PairedDisplaysProps = {
  meetingId: string
  timeZone: string
}

/** The classroom's screens that show a meeting, and a form to put it on one more. */
export function PairedDisplays({ meetingId, timeZone }: PairedDisplaysProps) {
  const pair = usePairDisplay()
  const say = useToast()
  /** A new key empties the form once its code has done its work. */
  const [done, setDone] = useState(0)
  async function show(code: string) {
    const { name } = await pair.mutateAsync({ meetingId, code })
    say(`Showing on ${name}.`)
    setDone(done + 1)
  }
  return (
    <div className="col show-on-display">
      <p className="quiet">
        This is for a classroom computer that you aren’t signed in to. If the projector is connected to the computer
        you’re using now, use Projector instead.
      </p>
      <p>
        On the classroom computer, go to{' '}
        <strong className="show-on-display-address">{shortAddress(paths.screen)}</strong>. Scan the code it shows with
        your phone, or enter it here. No one needs to sign in on that computer.
      </p>
      <CodeForm
        key={done}
        label="Code on the screen"
        hint="6 letters and numbers, for example K7 4QPX."
        action="Show the meeting"
        onCode={show}
      />
      <Boundary waiting="Loading screens…">
        <Paired {...{ meetingId, timeZone }} />
      </Boundary>
    </div>
  )
}

function Paired({ meetingId, timeZone }: { meetingId: string; timeZone: string }) {
  const { data: screens } = useSuspenseQuery(pairedDisplaysQuery(meetingId))
  const takeOff = useTakeOff(meetingId)
  const say = useToast()
  if (screens.length === 0) return <p className="quiet s">This meeting isn’t showing on a classroom screen yet.</p>
  return (
    <>
      <h3>Screens showing this meeting</h3>
      <ul className="plain show-on-display-list">
        {screens.map(({ id, name, lastSeenAt }) => (
          <li key={id}>
            <span className="col tight">
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <span className="quiet s num">Last seen {clockTime(lastSeenAt, timeZone)}</span>
            </span>
            <Button
              isPending={takeOff.isPending && takeOff.variables === id}
              onPress={() => afterwards(takeOff.mutateAsync(id), () => say(`Stopped showing on ${name}.`))}
            >
              Stop showing <span className="hidden-text">{isolated(name)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNote error={takeOff.error} />
      <p className="quiet s">Screens stop an hour after the meeting ends.</p>
    </>
  )
}
