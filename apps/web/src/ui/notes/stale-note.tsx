import { Button } from '../button.tsx'
import { FactList } from '../text/fact-list.tsx'
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
        <strong>Someone else has changed this</strong>
        <p>What you typed is below, but isn’t saved yet. The current version is:</p>
        <FactList facts={standing.map(({ label, now }) => [label, now || 'Empty'])} />
        <div className="row wrap">
          <Button onPress={onKeepMine}>Save my version</Button>
          <Button look="ghost" onPress={onTakeTheirs}>
            Keep the current version
          </Button>
        </div>
      </div>
    </div>
  )
}
