import type { ServerResponse } from 'node:http'
import { Refusal } from '../../../errors.ts'
import { event } from '../run/run-serialization.format.ts'

/** As many screens as one sign-in may have open: a console, a projector and a phone, and a room full of tabs. */
const MOST_PER_HOLDER = 20
/** A screen with so much unsent is let go: it will come back for the newest state. */
const MOST_UNSENT = 64 * 1024
const PRESENCE_EVERY_MS = 1000

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

type Room = { connections: Set<SseConnection>; shownCount: number }

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
  for (const connection of streams.ofHolder.get(holder.id) ?? [])
    if (page !== undefined && connection.page === page) abandon(streams, connection)
}

function add(streams: Streams, meetingId: string, holder: Holder, page?: string): SseConnection {
  if (streams.closing)
    throw new Refusal('unavailable', 'The server is restarting. This screen will reconnect automatically.')
  replace(streams, holder, page)
  const theirs = streams.ofHolder.get(holder.id) ?? new Set()
  if (theirs.size >= MOST_PER_HOLDER)
    throw new Refusal('too-many', `You have meetings open on ${MOST_PER_HOLDER} screens. Close one, then try again.`)
  const connection: SseConnection = { meetingId, holder, page, response: null, closed: false, stuck: 0 }
  streams.ofHolder.set(holder.id, theirs.add(connection))
  const room = streams.rooms.get(meetingId) ?? { connections: new Set(), shownCount: 0 }
  room.connections.add(connection)
  streams.rooms.set(meetingId, room)
  return connection
}

const count = ({ rooms }: Streams): number =>
  [...rooms.values()].reduce((sum, { connections }) => sum + connections.size, 0)

function remove(streams: Streams, connection: SseConnection) {
  const { ofHolder, rooms } = streams
  if (connection.closed) return
  connection.closed = true
  const theirs = ofHolder.get(connection.holder.id)
  theirs?.delete(connection)
  if (theirs?.size === 0) ofHolder.delete(connection.holder.id)
  const room = rooms.get(connection.meetingId)
  room?.connections.delete(connection)
  if (room?.connections.size === 0) rooms.delete(connection.meetingId)
  else countSoon(streams)
}

/** Sends what can still be sent, and lets go. */
function end(streams: Streams, connection: SseConnection, lastWords?: Buffer) {
  const { response } = connection
  remove(streams, connection)
  if (!response) return
  if (response.writableLength > 0) response.destroy()
  else response.end(lastWords)
}

function abandon(streams: Streams, connection: SseConnection) {
  remove(streams, connection)
  connection.response?.destroy()
}

function write(streams: Streams, connection: SseConnection, data: Buffer) {
  const { response } = connection
  if (!response) return
  response.write(data)
  if (response.writableLength > MOST_UNSENT) abandon(streams, connection)
}

function countSoon(streams: Streams) {
  streams.presence ??= setTimeout(() => {
    streams.presence = undefined
    for (const [meetingId, room] of streams.rooms) {
      const { size } = room.connections
      if (size === room.shownCount) continue
      room.shownCount = size
      send(streams, meetingId, event('screens', { count: size }))
    }
  }, PRESENCE_EVERY_MS).unref()
}

function send(streams: Streams, meetingId: string, data: Buffer) {
  for (const connection of streams.rooms.get(meetingId)?.connections ?? []) write(streams, connection, data)
}

function holders<K extends Holder['kind']>({ ofHolder }: Streams, kind: K) {
  const found: Extract<Holder, { kind: K }>[] = []
  for (const [first] of ofHolder.values())
    if (first?.holder.kind === kind) found.push(first.holder as Extract<Holder, { kind: K }>)
  return found
}

/** The response is this screen's from now on; its headers are sent already. */
function show(streams: Streams, connection: SseConnection, response: ServerResponse, first: Buffer) {
  // The line may have broken while the state was read; nobody would ever tell.
  if (response.destroyed) return remove(streams, connection)
  connection.response = response
  response.on('close', () => remove(streams, connection))
  response.on('error', () => remove(streams, connection))
  write(streams, connection, first)
  countSoon(streams)
}

/** A sign of life for every screen, made once a meeting. Screens that have not taken the last ones are let go. */
function beat(streams: Streams, make: (meetingId: string) => Buffer) {
  for (const [meetingId, { connections }] of streams.rooms) {
    const data = make(meetingId)
    for (const connection of connections) {
      connection.stuck = connection.response && connection.response.writableLength > 0 ? connection.stuck + 1 : 0
      if (connection.stuck > 1) end(streams, connection)
      else write(streams, connection, data)
    }
  }
}

/** Ends all that a session or a paired screen has open. */
function endOf(streams: Streams, holderId: string) {
  for (const connection of streams.ofHolder.get(holderId) ?? []) end(streams, connection)
}

/** Ends those of a meeting that a session or a paired screen has open. */
function endIn(streams: Streams, meetingId: string, holderId: string) {
  for (const connection of streams.ofHolder.get(holderId) ?? [])
    if (connection.meetingId === meetingId) end(streams, connection)
}

/** Writes to all that one of them has open. */
function sendTo(streams: Streams, holderId: string, data: Buffer) {
  for (const connection of streams.ofHolder.get(holderId) ?? []) write(streams, connection, data)
}

/** Ends all, each told to come back after a time of its own, and takes no more. */
function endAll(streams: Streams) {
  streams.closing = true
  clearTimeout(streams.presence)
  for (const { connections } of streams.rooms.values())
    for (const connection of connections)
      end(streams, connection, Buffer.from(`retry: ${1000 + Math.round(Math.random() * 2000)}\n\n`))
}

/** Which session has which meetings open. */
const watching = (streams: Streams) =>
  holders(streams, 'session').map(({ id }) => ({
    sessionId: id,
    meetingIds: [...new Set([...(streams.ofHolder.get(id) ?? [])].map(connection => connection.meetingId))],
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
