import { isolated } from '@hubs/rules/text/isolated'
import type { RunView } from '@hubs/rules/run/run-project'
import { Button } from '#ui/button.tsx'
import { speakerFor } from '../live/use-held.ts'
import './now-note.css'

type NowNoteProps = { held: RunView; view: RunView; personId: string; onGo: () => void }

/** What is on now, in words and as a way there: nothing, once the meeting is over. */
function nowOn({ held, view, personId }: Omit<NowNoteProps, 'onGo'>): { what: string; go: string } {
  const { current, status } = view
  if (!current || status === 'ended') return { what: 'The meeting has ended.', go: 'Close this form' }
  if (current.id !== held.current?.id) return { what: `Now: ${current.title}.`, go: `Go to ${current.title}` }
  const speaker = speakerFor(view, personId)
  if (!speaker) return { what: 'The turn is over.', go: 'Close this form' }
  if (speaker.personId === personId) return { what: 'It’s your turn.', go: 'Go to my turn' }
  return { what: `Now: ${isolated(speaker.name)}’s turn.`, go: `Go to ${isolated(speaker.name)}’s turn` }
}

/** Over a form that the meeting has moved on from. */
export function NowNote(props: NowNoteProps) {
  const { what, go } = nowOn(props)
  const leave = () => {
    props.onGo()
    document.querySelector<HTMLElement>('main h1')?.focus()
  }
  return (
    <div className="now-note">
      <p role="status">
        <strong>{what}</strong> What you’ve typed stays here until you leave it.
      </p>
      <Button onPress={leave}>{go}</Button>
    </div>
  )
}
