import AppWindow from 'lucide-react/icons/app-window'
import type { Elsewhere } from '#lib/kept-drafts.ts'
import { CalmNote } from './calm-note.tsx'

const words: Record<Exclude<Elsewhere, null>, string> = {
  open: 'You’re writing this in another tab too. Each tab keeps its own version.',
  sent: 'You’ve already sent this from another tab.',
  'sent-other': 'You’ve sent a different version from another tab. What’s typed here hasn’t been sent.',
}

/** What another tab of this browser has done with the same form. */
export function ElsewhereNote({ elsewhere }: { elsewhere: Elsewhere }) {
  return (
    <div role="status">
      {elsewhere && (
        <CalmNote icon={<AppWindow className="icon" aria-hidden />}>
          <p>{words[elsewhere]}</p>
        </CalmNote>
      )}
    </div>
  )
}
