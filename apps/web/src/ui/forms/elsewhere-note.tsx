import AppWindow from 'lucide-react/icons/app-window'
import type { Elsewhere } from '#lib/drafts/elsewhere.ts'
import { CalmNote } from '../notes/calm-note.tsx'

/** What is done with the form. */
export type Act = 'send' | 'save' | 'sign in'

const OPEN = 'You’re writing this in another tab too. Each tab keeps its own version.'
const SIGNED_IN = 'You’ve signed in from another tab. Reload this page to carry on here.'
const words: Record<Act, Record<Exclude<Elsewhere, null>, string | null>> = {
  send: {
    open: OPEN,
    sent: 'You’ve already sent this from another tab.',
    'sent-other': 'You’ve sent a different version from another tab. What’s typed here hasn’t been sent.',
  },
  save: {
    open: OPEN,
    sent: 'You’ve already saved this from another tab.',
    'sent-other': 'You’ve saved a different version from another tab. What’s typed here hasn’t been saved.',
  },
  'sign in': { open: null, sent: SIGNED_IN, 'sent-other': SIGNED_IN },
}

/** What another tab of this browser has done with the same form. */
export function ElsewhereNote({ elsewhere, act = 'send' }: { elsewhere: Elsewhere; act?: Act }) {
  const sentence = elsewhere && words[act][elsewhere]
  return (
    <div role="status">
      {sentence && (
        <CalmNote icon={<AppWindow className="icon" aria-hidden />}>
          <p>{sentence}</p>
        </CalmNote>
      )}
    </div>
  )
}
