import { quoted } from '@hubs/rules/text/quoted'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CloudOff from 'lucide-react/icons/cloud-off'
import { useState } from 'react'
import { useIsUnkept } from '#lib/storage/unkept.ts'
import { waitWords } from '#lib/storage/waits.ts'
import type { QueueState, Waiting } from '../live/live-state.ts'
import '../live-note.css'

type QueueNoteProps = { queue: QueueState; retry: () => void; leave: () => void; retryRejected: () => void }

const MOST_NAMED = 3

/** "“Pause”, “+1 min for Feedback” and 2 more" */
function named(waiting: readonly Waiting[]): string {
  const labels = waiting.map(({ label }) => quoted(label))
  const shown = labels.slice(0, labels.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED)
  const more = labels.length - shown.length
  const parts = more > 0 ? [...shown, `${more} more`] : shown
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '')
}

/** What has not reached the server and is kept, or what it said to the latest command. */
export function QueueNote({ queue, retry, leave, retryRejected }: QueueNoteProps) {
  const { waiting, stuck, why = 'offline', refusal, rejected } = queue
  const isUnkept = useIsUnkept()
  return (
    <div role="status">
      {stuck && waiting.length > 0 && (
        <div className="live-note">
          <CloudOff className="icon" aria-hidden />
          <p>
            <strong>
              {isUnkept ? 'Not sent yet' : 'Saved but not sent yet'} ({waiting.length}):
            </strong>{' '}
            {named(waiting)}. {why !== 'offline' && `${waitWords(why).because} `}
            {waiting.length > 1 ? 'They' : 'It'} {waitWords(why).will}.
          </p>
          <button type="button" className="btn" onClick={retry}>
            Try now
          </button>
          <Leave count={waiting.length} leave={leave} />
        </div>
      )}
      {rejected.length > 0 && (
        <div className="live-note">
          <CircleAlert className="icon" aria-hidden />
          <p>
            <strong>Not done: {named(rejected)}.</strong> {refusal}
          </p>
          <button type="button" className="btn" onClick={retryRejected}>
            {rejected.length > 1 ? 'Do them now' : 'Do it now'}
          </button>
          <Leave count={rejected.length} leave={leave} />
        </div>
      )}
      {refusal && rejected.length === 0 && (
        <p className="live-note live-note-quiet">
          <CircleAlert className="icon" aria-hidden />
          {refusal}
        </p>
      )}
    </div>
  )
}

/** There is no way back from it, so it asks: on the spot, since a meeting is running. */
function Leave({ count, leave }: { count: number; leave: () => void }) {
  const [sure, ask] = useState(false)
  if (!sure)
    return (
      <button type="button" className="btn ghost" onClick={() => ask(true)}>
        Discard
      </button>
    )
  return (
    <>
      <button type="button" className="btn danger" onClick={leave}>
        {count > 1 ? `Discard all ${count}` : 'Discard it'}
      </button>
      <button type="button" className="btn ghost" onClick={() => ask(false)}>
        Keep {count > 1 ? 'them' : 'it'}
      </button>
    </>
  )
}
