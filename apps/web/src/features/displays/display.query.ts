import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { checkInCode } from '@hubs/schema/meetings/check-in'
import { displayState, type DisplayState } from '@hubs/schema/meetings/displays'
import { queryOptions } from '@tanstack/react-query'
import { ApiProblem, get, NoConnection, post } from '#lib/api-client.ts'

/** A code is on the wall, and somebody has it in their phone: so often the screen asks whether they have pressed. */
const WAITING_MS = 2000
/** A meeting tells by its stream what changes; this is for what even that has missed. */
const SHOWING_MS = 5 * MINUTE_MS
const AGAIN_MS = 5000

/** Where the server has the meeting of a paired screen. */
export const DISPLAY_PATH = '/displays/current'

/** This browser keeps no cookie, so the server does not know it again. */
export class NoCookies extends Error {}

const isUnknown = (error: unknown) => error instanceof ApiProblem && error.code === 'not-signed-in'

async function fetchDisplay(): Promise<DisplayState> {
  try {
    const state = await get(DISPLAY_PATH, displayState)
    return state.state === 'waiting' && state.expiresInMs === 0
      ? await post('/displays', undefined, displayState)
      : state
  } catch (error) {
    if (!isUnknown(error)) throw error
  }
  await post('/displays', undefined, displayState)
  try {
    return await get(DISPLAY_PATH, displayState)
  } catch (error) {
    throw isUnknown(error) ? new NoCookies() : error
  }
}

/** What this classroom screen has to show. It begins by itself, with a code. */
export function displayQuery() {
  return queryOptions({
    queryKey: ['display'],
    queryFn: fetchDisplay,
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) => {
      if (error instanceof NoConnection) return AGAIN_MS
      if (error) return error instanceof NoCookies ? false : AGAIN_MS * 12
      return data?.state === 'paired' ? SHOWING_MS : WAITING_MS
    },
    refetchIntervalInBackground: true,
  })
}

/** The code to come in by, for the screen that shows it. @param path of the meeting, or of a paired screen */
export function checkInCodeQuery(path: string) {
  return queryOptions({
    queryKey: ['check-in-code', path],
    queryFn: ({ signal }) => get(`${path}/check-in-code`, checkInCode, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state: { data, error } }) => (error || !data ? AGAIN_MS : data.changesInMs + 100),
    refetchIntervalInBackground: true,
  })
}
