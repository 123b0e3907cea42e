import CircleAlert from 'lucide-react/icons/circle-alert'
import CloudOff from 'lucide-react/icons/cloud-off'
import type { QueueState } from './command-queue.ts'
import './live-note.css'

type QueueNoteProps = { queue: QueueState; retry: () => void; leave: () => void }

/** What has not reached the server and is kept, or what it said to the latest command. */
export function QueueNote({ queue, retry, leave }: QueueNoteProps) {
  const [first] = queue.waiting
  return (
    <div role="status">
      {queue.stuck && first && (
        <div className="live-note">
          <CloudOff className="icon" aria-hidden />
          <p>
            <strong>“{first.label}” has not reached the server.</strong>{' '}
            {queue.waiting.length > 1 && `${queue.waiting.length - 1} more wait behind it. `}
            It is kept.
          </p>
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
          <button type="button" className="btn ghost" onClick={leave}>
            Leave it
          </button>
        </div>
      )}
      {queue.refusal && (
        <p className="live-note live-note-quiet">
          <CircleAlert className="icon" aria-hidden />
          {queue.refusal}
        </p>
      )}
    </div>
  )
}
