import CloudOff from 'lucide-react/icons/cloud-off'
import CloudCheck from 'lucide-react/icons/cloud-check'
import type { AutosaveState } from './autosave.ts'

const words: Record<AutosaveState, string> = {
  saved: 'Saved',
  typing: 'Saving…',
  saving: 'Saving…',
  waiting: 'You’re offline. Saved on this device, and will be sent when you’re back online',
  refused: 'Saved on this device only',
}

/** Where what is typed stands, in a few quiet words. */
export function AutosaveNote({ state }: { state: AutosaveState }) {
  const Icon = state === 'waiting' || state === 'refused' ? CloudOff : CloudCheck
  return (
    <p className="autosave-note s quiet no-print">
      <Icon className="icon" aria-hidden />
      <span role="status">{words[state]}</span>
    </p>
  )
}
