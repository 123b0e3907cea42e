import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { LiveMeeting, type LiveState } from './live-meeting.ts'

/** What a screen of a running meeting draws from, and how it gives commands. */
export type Live = LiveState & {
  /** Whole seconds, epoch milliseconds by the server's clock. */
  now: number
  give: LiveMeeting['queue']['give']
  retry: () => void
  leave: () => void
}

/**
 * Listens to a meeting for as long as the screen is there, and draws it anew once a second.
 * @param path where the server has it for this screen, if it is not one of its people who looks
 */
export function useLive(meetingId: string, path?: string): Live {
  const meeting = useMemo(() => new LiveMeeting(meetingId, { path }), [meetingId, path])
  useEffect(() => meeting.start(), [meeting])
  const state = useSyncExternalStore(meeting.subscribe, meeting.get)
  const now = useSyncExternalStore(meeting.ticker.subscribe, meeting.ticker.get)
  const { give, retry, leave } = meeting.queue
  return { ...state, now, give, retry, leave }
}
