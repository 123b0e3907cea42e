import { isolated } from '@hubs/rules/text/isolated'
import { spokenCode } from '@hubs/schema/meetings/check-in'
import type { PairedDisplay } from '@hubs/schema/meetings/displays'
import MonitorCheck from 'lucide-react/icons/monitor-check'
import { useState } from 'react'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { CodeForm } from './check-in/code-form.tsx'
import { usePairDisplay } from './displays.queries.ts'

/** A meeting that may go on a screen: "Questioning" and "Thursday 26 November at 15:30". */
export type Showable = { id: string; hub: string; when: string }

type Props = {
  /** As the address has it; empty where it is to be typed. */
  code: string
  /** Those that this person leads, the one most likely meant first; one at least. */
  meetings: readonly [Showable, ...Showable[]]
  heading: React.Ref<HTMLHeadingElement>
}

const possessive = (name: string) => (name.endsWith('s') ? `${isolated(name)}’` : `${isolated(name)}’s`)

/** On the phone: puts one's meeting on the screen that shows this code. */
export function PairForm({ code, meetings, heading }: Props) {
  const [typed, setTyped] = useState(code)
  const [chosenId, choose] = useState(meetings[0].id)
  const pair = usePairDisplay()
  const chosen = meetings.find(meeting => meeting.id === chosenId) ?? meetings[0]
  const show = (on: string) => pair.mutateAsync({ meetingId: chosen.id, code: on })
  function typeAnother() {
    pair.reset()
    setTyped('')
  }
  if (pair.data) return <PairedNote {...{ heading, chosen }} screen={pair.data} console={paths.console(chosen.id)} />
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {typed === '' ? 'Which screen do you want to use?' : `Show ${possessive(chosen.hub)} meeting on this screen?`}
      </h1>
      <Which meetings={meetings} chosen={chosen} choose={choose} />
      {typed === '' ? (
        <CodeForm
          label="Code on the screen"
          hint="6 letters and numbers, for example K7 4QPX."
          action="Show the meeting"
          onCode={show}
        />
      ) : (
        <>
          <p>
            Check that the screen shows <strong className="num">{spokenCode(typed)}</strong>. Everyone in the room will
            see the agenda, the time and who’s speaking. They won’t see notes, and can’t change anything.
          </p>
          <ErrorNote error={pair.error} />
          <div className="row wrap">
            <Button look="main" big isPending={pair.isPending} onPress={() => void show(typed).catch(() => {})}>
              {pair.isPending ? 'Connecting…' : 'Show the meeting'}
            </Button>
            <Button look="ghost" onPress={typeAnother}>
              Enter a different code
            </Button>
          </div>
        </>
      )}
    </>
  )
}

type WhichProps = Pick<Props, 'meetings'> & { chosen: Showable; choose: (id: string) => void }

function Which({ meetings, chosen, choose }: WhichProps) {
  if (meetings.length === 1) return <p className="lead">{chosen.when}</p>
  return (
    <ChoiceField
      kind="one"
      look="lines"
      name="meeting"
      label="Which meeting?"
      choices={meetings.map(({ id, hub, when }) => ({ value: id, label: hub, hint: when }))}
      chosen={chosen.id}
      onChange={event => choose(event.currentTarget.value)}
    />
  )
}

type PairedNoteProps = Pick<Props, 'heading'> & { chosen: Showable; screen: PairedDisplay; console: string }

function PairedNote({ heading, chosen, screen, console }: PairedNoteProps) {
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Showing on <bdi>{screen.name}</bdi>
      </h1>
      <CalmNote icon={<MonitorCheck className="icon" aria-hidden />} live>
        <p>
          {possessive(chosen.hub)} meeting is showing there and follows your console. It stops an hour after the meeting
          ends.
        </p>
      </CalmNote>
      <p>
        <LinkButton to={console} look="main" big>
          Run the meeting from this phone
        </LinkButton>
      </p>
    </>
  )
}
