import { Button } from './button.tsx'
import './calm-note.css'
import './stale-note.css'

type StaleNoteProps = {
  /** What differs from what was typed: the field's label, and what stands there now. */
  standing: readonly { label: string; now: string }[]
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody else was quicker: what stands now, beside what is typed, and the choice between them. */
export function StaleNote({ standing, onKeepMine, onTakeTheirs }: StaleNoteProps) {
  return (
    <div className="calm-note stale-note" role="alert">
      <div className="col">
        <strong>Somebody else changed this meanwhile</strong>
        <p>What you typed is below, untouched and not saved yet. This is what stands now:</p>
        <dl>
          {standing.map(({ label, now }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{now || 'Nothing'}</dd>
            </div>
          ))}
        </dl>
        <div className="row wrap">
          <Button onPress={onKeepMine}>Save mine instead</Button>
          <Button look="ghost" onPress={onTakeTheirs}>
            Take what stands now
          </Button>
        </div>
      </div>
    </div>
  )
}
