import type { Me } from '@hubs/schema/accounts/accounts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { meKey } from '#lib/query-client.ts'
import { LiveMeeting, type CreateSession } from './live-meeting.ts'
import type { LiveState } from './live-state.ts'

/** What a screen of a running meeting draws from, and how it gives commands. */
export type Live = LiveState & {
  /** The last moment at which a number of the meeting changed, epoch milliseconds by the server's clock. */
  now: number
  dispatch: LiveMeeting['dispatch']
  retry: () => void
  leave: () => void
  retryRejected: () => void
}

/**
 * Listens to a meeting for as long as the screen is there, and draws it anew when a number on it changes.
 * @param createSession what commands are given with on this screen, if they are
 * @param path where the server has it for this screen, if it is not one of its people who looks
 */
export function useLive(meetingId: string, createSession?: CreateSession, path?: string): Live {
  const client = useQueryClient()
  const meeting = useMemo(() => {
    const by = () => client.getQueryData<Me | null>(meKey) ?? null
    return new LiveMeeting(meetingId, { by, createSession, path })
  }, [meetingId, client, createSession, path])
  useEffect(() => meeting.start(), [meeting])
  const state = useSyncExternalStore(meeting.subscribe, meeting.get)
  const now = useSyncExternalStore(meeting.ticker.subscribe, meeting.ticker.get)
  const { dispatch, retry, leave, retryRejected } = meeting
  return { ...state, now, dispatch, retry, leave, retryRejected }
}
