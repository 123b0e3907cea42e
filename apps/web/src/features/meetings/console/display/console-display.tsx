import { MESSAGE_MOST } from '@hubs/schema/meetings/run-commands'
import EyeOff from 'lucide-react/icons/eye-off'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { ConsoleChime } from '../console-chime.tsx'
import type { ChimeHere } from '../../live/use-chime.ts'
import type { ConsoleState } from '../use-console.ts'

const canned = ['Two minutes, then back to your seats', 'Please find a partner', 'Phones out: write your plan now']

type ProjectorPanelProps = { state: ConsoleState; chime: ChimeHere; device: string }

/** The room's screen: a message over the meeting, darkness, and where the chime sounds. */
export function ProjectorPanel({ state, chime, device }: ProjectorPanelProps) {
  const { panel, open, run, commands } = state
  const close = () => open(null)
  return (
    <Dialog open={panel === 'wall'} title="On the projector" onClose={close}>
      <Message
        message={run.wall.message}
        show={message => {
          commands.dispatch({ type: 'wall', message, blackout: false }, 'Show the message')
          close()
        }}
      />
      <div className="col tight">
        <h3>Blank screen</h3>
        <p className="s quiet">Hides the projector for a moment. The console reminds you until you show it again.</p>
        <ConsoleButton className="console-wall-dark" aria-pressed={run.wall.blackout} onAct={commands.blackout}>
          <EyeOff className="icon" aria-hidden />
          {run.wall.blackout ? 'Show the projector again' : 'Blank the projector'}
        </ConsoleButton>
      </div>
      <ConsoleChime {...{ run, chime, device }} dispatch={commands.dispatch} />
    </Dialog>
  )
}

function Message({ message, show }: { message: string; show: (message: string) => void }) {
  const [text, setText] = useState(message)
  const [wrong, setWrong] = useState('')
  return (
    <form
      className="col"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim()) show(text.trim())
        else setWrong('Enter a message.')
      }}
    >
      <Field
        label="Message to the group"
        hint="Shown in large text on the projector until you clear it."
        value={text}
        maxLength={MESSAGE_MOST}
        error={wrong || undefined}
        onChange={event => {
          setText(event.target.value)
          setWrong('')
        }}
      />
      <div className="console-canned" role="group" aria-label="Common messages">
        {canned.map(each => (
          <button key={each} type="button" onClick={() => setText(each)}>
            {each}
          </button>
        ))}
      </div>
      <div className="row wrap">
        <button type="submit" className="btn main">
          Show message
        </button>
        {message && <ConsoleButton onAct={() => show('')}>Clear message</ConsoleButton>}
      </div>
    </form>
  )
}
