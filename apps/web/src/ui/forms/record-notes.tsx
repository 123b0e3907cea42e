import type { Elsewhere } from '#lib/storage/elsewhere.ts'
import { DraftNote } from './draft-note.tsx'
import { ElsewhereNote } from './elsewhere-note.tsx'
import { StaleNote } from '../stale-note.tsx'

type RecordNotesProps = {
  hasDraft: boolean
  /** What another tab has done with the same form. */
  elsewhere: Elsewhere
  onForget: () => void
  /** What somebody else changed meanwhile, where that stands in the way. */
  standing: readonly { label: string; now: string }[] | null
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Above a form that changes something: a draft that came back, another tab, a change that somebody else made. */
export function RecordNotes({ hasDraft, elsewhere, onForget, standing, onKeepMine, onTakeTheirs }: RecordNotesProps) {
  if (standing) return <StaleNote standing={standing} onKeepMine={onKeepMine} onTakeTheirs={onTakeTheirs} />
  return (
    <>
      <ElsewhereNote elsewhere={elsewhere} act="save" />
      {hasDraft && <DraftNote onForget={onForget} />}
    </>
  )
}
