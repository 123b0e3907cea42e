import { DraftNote } from './draft-note.tsx'
import { StaleNote } from './stale-note.tsx'

type RecordNotesProps = {
  hasDraft: boolean
  onForget: () => void
  /** What somebody else changed meanwhile, where that stands in the way. */
  standing: readonly { label: string; now: string }[] | null
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Above a form that changes something: a draft that came back, a change that somebody else made. */
export function RecordNotes({ hasDraft, onForget, standing, onKeepMine, onTakeTheirs }: RecordNotesProps) {
  if (standing) return <StaleNote standing={standing} onKeepMine={onKeepMine} onTakeTheirs={onTakeTheirs} />
  return hasDraft ? <DraftNote onForget={onForget} /> : null
}
