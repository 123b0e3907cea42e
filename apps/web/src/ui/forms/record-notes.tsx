import PencilLine from 'lucide-react/icons/pencil-line'
import type { Elsewhere } from '#lib/drafts/elsewhere.ts'
import { ElsewhereNote } from './elsewhere-note.tsx'
import { Button } from '../button.tsx'
import { CalmNote } from '../notes/calm-note.tsx'
import { StaleNote } from '../notes/stale-note.tsx'

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

/** The form opened with something typed earlier. */
function DraftNote({ onForget }: { onForget: () => void }) {
  return (
    <CalmNote icon={<PencilLine className="icon" aria-hidden />}>
      <p>What you typed earlier is still here, but isn’t saved yet.</p>
      <Button onPress={onForget}>Discard it and show the saved version</Button>
    </CalmNote>
  )
}
