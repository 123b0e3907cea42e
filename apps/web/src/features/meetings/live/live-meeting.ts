import type { CommandAuthor } from '@hubs/rules/run/run'
import { secondsOf } from '@hubs/rules/run/run-seconds'
import { checkInMessage } from '@hubs/schema/meetings/check-in'
import {
  beatMessage,
  plansMessage,
  runMessage,
  screensMessage,
  serverTime,
  type RunMessage,
  type RunState,
} from '@hubs/schema/meetings/live'
import { ApiProblem, get } from '#lib/api-client.ts'
import { newIdempotencyKey } from '#lib/idempotency-key.ts'
import { createServerClock, type ServerClock } from '#lib/live/live-clock.ts'
import { openStream, type Source } from '#lib/live/live-stream.ts'
import { createTicker, type Ticker } from '#lib/live/live-ticker.ts'
import { nothingYet, type LiveState } from './live-state.ts'
import type { Host, OfflineSession } from './offline-session.ts'

/** A stream that comes back at once is nothing to speak of: servers restart, and phones change their network. */
const GRACE_MS = 3000
/** Not more often, however often the page is looked at. */
const MEASURE_EVERY_MS = 10_000
/** So often at the least the time is written down beside the run, for a reload. */
const KEEP_EVERY_MS = 15_000
/** A line that is neither there nor gone: by then what was kept is shown. */
const FIRST_WORD_MS = 2500

type Parts = {
  open?: ((url: string) => Source) | undefined
  clock?: ServerClock
  /** Where the server has this meeting for this screen; as one of its people where it is left out. */
  path?: string | undefined
  /** Who gives commands here. */
  by?: () => CommandAuthor | null
  /** Makes what commands are given with. Where it is left out, that is loaded after the first word. */
  createSession?: CreateSession | undefined
}
export type CreateSession = (host: Host) => OfflineSession

/**
 * A meeting as it happens, on this page: one whole state, by the newest word of the server and what was given here
 * since, and a clock that agrees with the server's. `start` listens until the function it returns is called.
 */
export class LiveMeeting {
  readonly #id: string
  readonly #path: string
  readonly #parts: Parts
  readonly #clock: ServerClock
  readonly #listeners = new Set<() => void>()
  readonly ticker: Ticker
  #session: OfflineSession | null = null
  #joining: Promise<OfflineSession | null> | null = null
  #endSession: (() => void) | null = null
  #listening = false
  #state: LiveState = nothingYet()
  /** The server's newest word. */
  #known: RunState | null = null
  #grace: ReturnType<typeof setTimeout> | undefined
  #measuredAt = -Infinity
  #keptAt = -Infinity
  /** The next state is the first word after a silence: it counts whatever was known before. */
  #fresh = true

  constructor(meetingId: string, parts: Parts = {}) {
    this.#id = meetingId
    this.#path = parts.path ?? `/meetings/${encodeURIComponent(meetingId)}`
    this.#parts = parts
    this.#clock = parts.clock ?? createServerClock(async () => (await get('/time', serverTime)).serverNow)
    const { now } = this.#clock
    this.ticker = createTicker(now, () => (this.#state.run ? secondsOf(this.#state.run, now()) : [0]))
    this.#session = parts.createSession?.(this.#host()) ?? null
  }

  get = () => this.#state

  /** @returns whether it was taken */
  dispatch: OfflineSession['dispatch'] = (input, label) => this.#session?.dispatch(input, label) ?? false
  retry = () => this.#session?.retry()
  leave = () => this.#session?.leave()
  retryRejected = () => this.#session?.retryRejected()

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  start(): () => void {
    const stream = openStream({
      // The same name each time: the stream that this page has lost is ended as it comes back.
      url: `/api/v1${this.#path}/live?page=${newIdempotencyKey()}`,
      events: ['run', 'beat', 'screens', 'plans', 'check-in', 'display'],
      onEvent: (name, data) => this.#onEvent(name, data),
      onLost: () => this.#onLost(),
      ...(this.#parts.open && { open: this.#parts.open }),
    })
    const recall = setTimeout(() => void this.#recall(), FIRST_WORD_MS)
    const ends = [
      stream.close,
      () => clearTimeout(this.#grace),
      () => clearTimeout(recall),
      watchDevice({ seen: woke => this.#look(woke), back: () => this.#back() }),
      this.ticker.onTick(() => this.#look(false)),
    ]
    this.#listening = true
    this.#startSession()
    return () => {
      this.#listening = false
      this.#endSession?.()
      for (const end of ends) end()
    }
  }

  #host(): Host {
    return {
      id: this.#id,
      path: this.#path,
      clock: this.#clock,
      by: this.#parts.by ?? (() => null),
      known: () => this.#known,
      shown: () => this.#state,
      onMessage: message => this.#adopt(message),
      onChange: () => this.#set({}),
    }
  }

  #startSession() {
    if (this.#listening && this.#session)
      this.#endSession = this.#session.start(this.#parts.createSession !== undefined)
  }

  /** Here before the server is silent. Where it could not be loaded, it is tried again with the next need. */
  #join(): Promise<OfflineSession | null> {
    if (this.#session) return Promise.resolve(this.#session)
    this.#joining ??= import('./offline-session.ts').then(
      ({ offlineSession }) => {
        this.#session = offlineSession(this.#host())
        this.#startSession()
        this.#keep()
        return this.#session
      },
      () => (this.#joining = null),
    )
    return this.#joining
  }

  #set(change: Partial<LiveState>) {
    const next = { ...this.#state, ...change, doubt: this.#clock.doubt() }
    const run = this.#known && (this.#session?.over(this.#known, next.live) ?? this.#known)
    this.#state = { ...next, run, queue: this.#session?.queue() ?? next.queue }
    // Other numbers may count by now, or from another moment.
    this.ticker.tick()
    for (const listener of this.#listeners) listener()
  }

  #changed(change: Partial<LiveState> = {}) {
    this.#set({ ...change, changes: this.#state.changes + 1 })
  }

  #measure() {
    if (performance.now() - this.#measuredAt < MEASURE_EVERY_MS) return
    this.#measuredAt = performance.now()
    void this.#clock.measure().then(this.ticker.tick)
  }

  /** Each second, and when the page is seen again: has the device slept, is it time to write the time down? */
  #look(woke: boolean) {
    this.#clock.look(woke)
    if (woke) this.#measure()
    if (this.#clock.doubt() !== this.#state.doubt) this.#set({})
    if (performance.now() - this.#keptAt > KEEP_EVERY_MS) this.#keep()
  }

  #keep() {
    const anchor = this.#clock.anchor()
    const { lastWord } = this.#state
    // A classroom's computer keeps nothing of a meeting.
    if (!this.#session || this.#parts.path !== undefined || !this.#known || !anchor || lastWord === null) return
    this.#keptAt = performance.now()
    this.#session.keep({ run: this.#known, anchor, lastWord })
  }

  /** The server is not there, and has not been since this page was opened: what was known before is shown. */
  async #recall() {
    if (this.#known) return
    const kept = await (await this.#join())?.recall()
    if (!kept || this.#known) return
    this.#known = kept.run
    this.#clock.restore(kept.anchor)
    this.#set({ live: false, lastWord: kept.lastWord })
  }

  #back() {
    this.#measure()
    this.retry()
  }

  #heard(serverNow: number) {
    this.#clock.heard(serverNow)
    clearTimeout(this.#grace)
    this.#grace = undefined
    this.#set({ live: true, lastWord: serverNow })
    if (this.#state.queue.stuck) this.retry()
  }

  #adopt({ run, serverNow }: RunMessage, whole = false) {
    const newer = whole || !this.#known || run.version >= this.#known.version
    if (newer) this.#known = run
    void this.#join()
    this.#heard(serverNow)
    if (!newer) return
    this.#keep()
    this.#set({ refusal: null })
  }

  async #askRun() {
    try {
      this.#adopt(await get(`${this.#path}/run`, runMessage), true)
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status < 500) this.#set({ refusal: error })
    }
  }

  #onEvent(name: string, data: unknown) {
    if (name === 'run') {
      // What was said meanwhile was not heard.
      if (this.#fresh && this.#known) this.#changed({ checkIn: null })
      this.#adopt(runMessage.parse(data), this.#fresh)
      if (this.#fresh) this.#measure()
      this.#fresh = false
    } else if (name === 'screens') this.#set({ screens: screensMessage.parse(data).count })
    else if (name === 'plans') this.#set({ plans: plansMessage.parse(data) })
    else if (name === 'check-in') this.#changed({ checkIn: checkInMessage.parse(data).mode })
    else if (name === 'display') this.#changed()
    else {
      const { serverNow, version } = beatMessage.parse(data)
      this.#heard(serverNow)
      if (this.#known && version > this.#known.version) void this.#askRun()
    }
  }

  #onLost() {
    this.#fresh = true
    this.#measuredAt = -Infinity
    this.#grace ??= setTimeout(() => this.#set({ live: false, screens: null }), GRACE_MS)
    void this.#recall()
    void this.#askRun()
  }
}

type Watcher = {
  /** The page is looked at. `woke`: after it was out of sight, so the device may have slept. */
  seen: (woke: boolean) => void
  /** The network is back, as far as the device can tell. */
  back: () => void
}

/** Whether a device has slept, or found its network again. @returns ends it */
function watchDevice({ seen, back }: Watcher): () => void {
  let hidden = document.visibilityState !== 'visible'
  const look = () => {
    const visible = document.visibilityState === 'visible'
    if (visible) seen(hidden)
    hidden = !visible
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  window.addEventListener('online', back)
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('focus', look)
    window.removeEventListener('online', back)
  }
}
