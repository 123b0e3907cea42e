import WifiOff from 'lucide-react/icons/wifi-off'
import type { Doubt } from '#lib/live/live-clock.ts'
import { clockTime } from '#lib/time/time.ts'
import './live-note.css'

type LiveNoteProps = {
  live: boolean
  lastWord: number | null
  timeZone: string
  /** Why the time may be wrong meanwhile. */
  doubt?: Doubt | null
  /** What that means here: "The countdown continues." */
  children?: string
}

const doubts: Record<Doubt, string> = {
  device: 'Until then, times use this device’s own clock.',
  slept: 'This device went to sleep, so times use its own clock until then.',
  changed: 'This device’s clock was changed, so the time left may be wrong until then.',
}

/** Says on every screen that the server has fallen silent, and since when. */
export function LiveNote({ live, lastWord, timeZone, doubt = null, children }: LiveNoteProps) {
  return (
    <div role="status">
      {!live && (
        <p className="live-note">
          <WifiOff className="icon" aria-hidden />
          <span>
            <strong>
              {lastWord === null ? 'Not connected yet.' : `Offline since ${clockTime(lastWord, timeZone)}.`}
            </strong>{' '}
            {children} {doubt && doubts[doubt]}
          </span>
        </p>
      )}
    </div>
  )
}
