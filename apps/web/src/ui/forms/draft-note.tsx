import PencilLine from 'lucide-react/icons/pencil-line'
import { Button } from '../button.tsx'
import { CalmNote } from '../calm-note.tsx'

/** The form opened with something typed earlier. */
export function DraftNote({ onForget }: { onForget: () => void }) {
  return (
    <CalmNote icon={<PencilLine className="icon" aria-hidden />}>
      <p>What you typed earlier is still here, but isn’t saved yet.</p>
      <Button onPress={onForget}>Discard it and show the saved version</Button>
    </CalmNote>
  )
}
