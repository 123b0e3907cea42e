import WifiOff from 'lucide-react/icons/wifi-off'
import { clockTime } from '#lib/time.ts'
import './live-note.css'

type LiveNoteProps = {
  live: boolean
  lastWord: number | null
  timeZone: string
  /** What that means here: "The countdown goes on." */
  children?: string
}

/** Says on every screen that the server has fallen silent, and since when. */
export function LiveNote({ live, lastWord, timeZone, children }: LiveNoteProps) {
  return (
    <div role="status">
      {!live && (
        <p className="live-note">
          <WifiOff className="icon" aria-hidden />
          <span>
            <strong>{lastWord === null ? 'Not live yet.' : `Not live since ${clockTime(lastWord, timeZone)}.`}</strong>{' '}
            {children}
          </span>
        </p>
      )}
    </div>
  )
}
