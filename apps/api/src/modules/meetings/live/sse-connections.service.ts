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
export type SseConnection = {
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

/**
 * Open streams by meeting, on this server. What is to be sent is made once, as one Buffer, and written to every
 * response as it is.
 */
export function createConnections() {
  const rooms = new Map<string, Room>()
  const ofHolder = new Map<string, Set<SseConnection>>()
  let presence: NodeJS.Timeout | undefined
  let closing = false

  /** A page that comes back has lost its stream, though the line may not say so for a quarter of an hour. */
  function replace(holder: Holder, page: string | undefined) {
    for (const screen of ofHolder.get(holder.id) ?? []) if (page !== undefined && screen.page === page) abandon(screen)
  }

  function add(meetingId: string, holder: Holder, page?: string): SseConnection {
    if (closing) throw new Refusal('unavailable', 'The server is restarting. This screen will reconnect automatically.')
    replace(holder, page)
    const theirs = ofHolder.get(holder.id) ?? new Set()
    if (theirs.size >= mostPerHolder)
      throw new Refusal('too-many', `You have meetings open on ${mostPerHolder} screens. Close one, then try again.`)
    const screen: SseConnection = { meetingId, holder, page, response: null, closed: false, stuck: 0 }
    ofHolder.set(holder.id, theirs.add(screen))
    const room = rooms.get(meetingId) ?? { screens: new Set(), shownCount: 0 }
    room.screens.add(screen)
    rooms.set(meetingId, room)
    return screen
  }

  const count = (): number => [...rooms.values()].reduce((sum, { screens }) => sum + screens.size, 0)

  function remove(screen: SseConnection) {
    if (screen.closed) return
    screen.closed = true
    const theirs = ofHolder.get(screen.holder.id)
    theirs?.delete(screen)
    if (theirs?.size === 0) ofHolder.delete(screen.holder.id)
    const room = rooms.get(screen.meetingId)
    room?.screens.delete(screen)
    if (room?.screens.size === 0) rooms.delete(screen.meetingId)
    else countSoon()
  }

  /** Sends what can still be sent, and lets go. */
  function end(screen: SseConnection, lastWords?: Buffer) {
    const { response } = screen
    remove(screen)
    if (!response) return
    if (response.writableLength > 0) response.destroy()
    else response.end(lastWords)
  }

  function abandon(screen: SseConnection) {
    remove(screen)
    screen.response?.destroy()
  }

  function write(screen: SseConnection, data: Buffer) {
    const { response } = screen
    if (!response) return
    response.write(data)
    if (response.writableLength > mostUnsent) abandon(screen)
  }

  function countSoon() {
    presence ??= setTimeout(() => {
      presence = undefined
      for (const [meetingId, room] of rooms) {
        const { size } = room.screens
        if (size === room.shownCount) continue
        room.shownCount = size
        send(meetingId, event('screens', { count: size }))
      }
    }, presenceEveryMs).unref()
  }

  function send(meetingId: string, data: Buffer) {
    for (const screen of rooms.get(meetingId)?.screens ?? []) write(screen, data)
  }

  /** Who holds open streams of one kind. */
  function holders<K extends Holder['kind']>(kind: K) {
    const found: Extract<Holder, { kind: K }>[] = []
    for (const [first] of ofHolder.values())
      if (first?.holder.kind === kind) found.push(first.holder as Extract<Holder, { kind: K }>)
    return found
  }

  return {
    /** Takes a place, to be filled by `show`. Throws where there are too many. */
    add,

    count,

    /** The screen went away before it showed anything. */
    remove,

    /** The response is this screen's from now on; its headers are sent already. */
    show(screen: SseConnection, response: ServerResponse, first: Buffer) {
      // The line may have broken while the state was read; nobody would ever tell.
      if (response.destroyed) return remove(screen)
      screen.response = response
      response.on('close', () => remove(screen))
      response.on('error', () => remove(screen))
      write(screen, first)
      countSoon()
    },

    /** Writes to every screen of a meeting. */
    send,

    /** A sign of life for every screen, made once a meeting. Screens that have not taken the last ones are let go. */
    beat(make: (meetingId: string) => Buffer) {
      for (const [meetingId, { screens }] of rooms) {
        const data = make(meetingId)
        for (const screen of screens) {
          screen.stuck = screen.response && screen.response.writableLength > 0 ? screen.stuck + 1 : 0
          if (screen.stuck > 1) end(screen)
          else write(screen, data)
        }
      }
    },

    /** Ends all that a session or a paired screen has open. */
    endOf(holderId: string) {
      for (const screen of ofHolder.get(holderId) ?? []) end(screen)
    },

    /** Ends those of a meeting that a session or a paired screen has open. */
    endIn(meetingId: string, holderId: string) {
      for (const screen of ofHolder.get(holderId) ?? []) if (screen.meetingId === meetingId) end(screen)
    },

    /** Writes to all that one of them has open. */
    sendTo(holderId: string, data: Buffer) {
      for (const screen of ofHolder.get(holderId) ?? []) write(screen, data)
    },

    /** Ends all, each told to come back after a time of its own, and takes no more. */
    endAll() {
      closing = true
      clearTimeout(presence)
      for (const { screens } of rooms.values())
        for (const screen of screens) end(screen, Buffer.from(`retry: ${1000 + Math.round(Math.random() * 2000)}\n\n`))
    },

    has: (meetingId: string) => rooms.has(meetingId),
    meetings: () => [...rooms.keys()],
    sessions: () => holders('session').map(({ id }) => id),
    paired: () => holders('paired'),
    /** Which session has which meetings open. */
    watching: () =>
      holders('session').map(({ id }) => ({
        sessionId: id,
        meetingIds: [...new Set([...(ofHolder.get(id) ?? [])].map(screen => screen.meetingId))],
      })),
  }
}

export type SseConnections = ReturnType<typeof createConnections>
