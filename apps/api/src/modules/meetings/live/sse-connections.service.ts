import type { ServerResponse } from 'node:http'
import { Refusal } from '../../../errors.ts'
import { event } from '../run/run-serialization.format.ts'

/** As many screens as one sign-in may have open: a console, a projector and a phone, and a room full of tabs. */
const mostPerHolder = 20
/** A screen with so much unsent is let go: it will come back for the newest state. */
const mostUnsent = 64 * 1024
const presenceEveryMs = 1000

/** By whose right a stream is open: somebody's session, or a classroom screen that was paired, of a school. */
export type Holder = { kind: 'session'; id: string } | { kind: 'paired'; id: string; schoolId: string }

/** One open stream. `response` is null until its first state has been read. */
type SseConnection = {
  readonly meetingId: string
  readonly holder: Holder
  /** What the page calls itself, each time that it opens a stream. */
  readonly page: string | undefined
  response: ServerResponse | null
  closed: boolean
  /** Beats in a row at which something was still unsent. */
  stuck: number
}

type Room = { screens: Set<SseConnection>; shownCount: number }

type Streams = ReturnType<typeof noStreams>

function noStreams() {
  return {
    rooms: new Map<string, Room>(),
    ofHolder: new Map<string, Set<SseConnection>>(),
    presence: undefined as NodeJS.Timeout | undefined,
    closing: false,
  }
}

/** A page that comes back has lost its stream, though the line may not say so for a quarter of an hour. */
function replace(streams: Streams, holder: Holder, page: string | undefined) {
  for (const screen of streams.ofHolder.get(holder.id) ?? [])
    if (page !== undefined && screen.page === page) abandon(streams, screen)
}

function add(streams: Streams, meetingId: string, holder: Holder, page?: string): SseConnection {
  if (streams.closing)
    throw new Refusal('unavailable', 'The server is restarting. This screen will reconnect automatically.')
  replace(streams, holder, page)
  const theirs = streams.ofHolder.get(holder.id) ?? new Set()
  if (theirs.size >= mostPerHolder)
    throw new Refusal('too-many', `You have meetings open on ${mostPerHolder} screens. Close one, then try again.`)
  const screen: SseConnection = { meetingId, holder, page, response: null, closed: false, stuck: 0 }
  streams.ofHolder.set(holder.id, theirs.add(screen))
  const room = streams.rooms.get(meetingId) ?? { screens: new Set(), shownCount: 0 }
  room.screens.add(screen)
  streams.rooms.set(meetingId, room)
  return screen
}

const count = ({ rooms }: Streams): number => [...rooms.values()].reduce((sum, { screens }) => sum + screens.size, 0)

function remove(streams: Streams, screen: SseConnection) {
  const { ofHolder, rooms } = streams
  if (screen.closed) return
  screen.closed = true
  const theirs = ofHolder.get(screen.holder.id)
  theirs?.delete(screen)
  if (theirs?.size === 0) ofHolder.delete(screen.holder.id)
  const room = rooms.get(screen.meetingId)
  room?.screens.delete(screen)
  if (room?.screens.size === 0) rooms.delete(screen.meetingId)
  else countSoon(streams)
}

/** Sends what can still be sent, and lets go. */
function end(streams: Streams, screen: SseConnection, lastWords?: Buffer) {
  const { response } = screen
  remove(streams, screen)
  if (!response) return
  if (response.writableLength > 0) response.destroy()
  else response.end(lastWords)
}

function abandon(streams: Streams, screen: SseConnection) {
  remove(streams, screen)
  screen.response?.destroy()
}

function write(streams: Streams, screen: SseConnection, data: Buffer) {
  const { response } = screen
  if (!response) return
  response.write(data)
  if (response.writableLength > mostUnsent) abandon(streams, screen)
}

function countSoon(streams: Streams) {
  streams.presence ??= setTimeout(() => {
    streams.presence = undefined
    for (const [meetingId, room] of streams.rooms) {
      const { size } = room.screens
      if (size === room.shownCount) continue
      room.shownCount = size
      send(streams, meetingId, event('screens', { count: size }))
    }
  }, presenceEveryMs).unref()
}

function send(streams: Streams, meetingId: string, data: Buffer) {
  for (const screen of streams.rooms.get(meetingId)?.screens ?? []) write(streams, screen, data)
}

/** Who holds open streams of one kind. */
function holders<K extends Holder['kind']>({ ofHolder }: Streams, kind: K) {
  const found: Extract<Holder, { kind: K }>[] = []
  for (const [first] of ofHolder.values())
    if (first?.holder.kind === kind) found.push(first.holder as Extract<Holder, { kind: K }>)
  return found
}

/** The response is this screen's from now on; its headers are sent already. */
function show(streams: Streams, screen: SseConnection, response: ServerResponse, first: Buffer) {
  // The line may have broken while the state was read; nobody would ever tell.
  if (response.destroyed) return remove(streams, screen)
  screen.response = response
  response.on('close', () => remove(streams, screen))
  response.on('error', () => remove(streams, screen))
  write(streams, screen, first)
  countSoon(streams)
}

/** A sign of life for every screen, made once a meeting. Screens that have not taken the last ones are let go. */
function beat(streams: Streams, make: (meetingId: string) => Buffer) {
  for (const [meetingId, { screens }] of streams.rooms) {
    const data = make(meetingId)
    for (const screen of screens) {
      screen.stuck = screen.response && screen.response.writableLength > 0 ? screen.stuck + 1 : 0
      if (screen.stuck > 1) end(streams, screen)
      else write(streams, screen, data)
    }
  }
}

/** Ends all that a session or a paired screen has open. */
function endOf(streams: Streams, holderId: string) {
  for (const screen of streams.ofHolder.get(holderId) ?? []) end(streams, screen)
}

/** Ends those of a meeting that a session or a paired screen has open. */
function endIn(streams: Streams, meetingId: string, holderId: string) {
  for (const screen of streams.ofHolder.get(holderId) ?? []) if (screen.meetingId === meetingId) end(streams, screen)
}

/** Writes to all that one of them has open. */
function sendTo(streams: Streams, holderId: string, data: Buffer) {
  for (const screen of streams.ofHolder.get(holderId) ?? []) write(streams, screen, data)
}

/** Ends all, each told to come back after a time of its own, and takes no more. */
function endAll(streams: Streams) {
  streams.closing = true
  clearTimeout(streams.presence)
  for (const { screens } of streams.rooms.values())
    for (const screen of screens)
      end(streams, screen, Buffer.from(`retry: ${1000 + Math.round(Math.random() * 2000)}\n\n`))
}

/** Which session has which meetings open. */
const watching = (streams: Streams) =>
  holders(streams, 'session').map(({ id }) => ({
    sessionId: id,
    meetingIds: [...new Set([...(streams.ofHolder.get(id) ?? [])].map(screen => screen.meetingId))],
  }))

/**
 * Open streams by meeting, on this server. What is to be sent is made once, as one Buffer, and written to every
 * response as it is.
 */
export function createConnections() {
  const streams = noStreams()
  return {
    /** Takes a place, to be filled by `show`. Throws where there are too many. */
    add: add.bind(null, streams),

    count: count.bind(null, streams),

    /** The screen went away before it showed anything. */
    remove: remove.bind(null, streams),

    show: show.bind(null, streams),

    /** Writes to every screen of a meeting. */
    send: send.bind(null, streams),

    beat: beat.bind(null, streams),
    endOf: endOf.bind(null, streams),
    endIn: endIn.bind(null, streams),
    sendTo: sendTo.bind(null, streams),
    endAll: endAll.bind(null, streams),
    has: (meetingId: string) => streams.rooms.has(meetingId),
    meetings: () => [...streams.rooms.keys()],
    sessions: () => holders(streams, 'session').map(({ id }) => id),
    paired: () => holders(streams, 'paired'),
    watching: watching.bind(null, streams),
  }
}

export type SseConnections = ReturnType<typeof createConnections>
