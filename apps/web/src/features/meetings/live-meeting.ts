import { doorMessage, type DoorMode } from '@hubs/schema/door'
import {
  beatMessage,
  plansMessage,
  runMessage,
  screensMessage,
  serverTime,
  type PlansMessage,
  type RunMessage,
  type RunState,
} from '@hubs/schema/live'
import { ApiProblem, get, post } from '#lib/api-client.ts'
import { createServerClock, type ServerClock } from '#lib/live-clock.ts'
import { openStream, type Source } from '#lib/live-stream.ts'
import { createTicker, type Ticker } from '#lib/live-ticker.ts'
import { CommandQueue, type QueueState } from './command-queue.ts'

export type LiveState = {
  run: RunState | null
  /** How many screens show this meeting; null until it is known. */
  screens: number | null
  /** How many plans are in, and what the room may read; null until it is known. */
  plans: PlansMessage | null
  /** Whether people sign themselves in, as it was last changed; null where it was not while this screen is open. */
  door: DoorMode | null
  /** Grows when something beside the run has changed, or may have: the screen asks for that anew. */
  changes: number
  /** Whether the server speaks. Where it does not, the countdown goes on by itself. */
  live: boolean
  /** When it last spoke: epoch milliseconds by its clock, null before its first word. */
  lastWord: number | null
  /** Why there is nothing to see: signed out, of another group, gone. */
  refusal: ApiProblem | null
  queue: QueueState
}

/** A stream that comes back at once is nothing to speak of: servers restart, and phones change their network. */
const GRACE_MS = 3000
/** Not more often, however often the page is looked at. */
const MEASURE_EVERY_MS = 10_000

type Parts = {
  open?: ((url: string) => Source) | undefined
  clock?: ServerClock
  /** Where the server has this meeting for this screen; as one of its people where it is left out. */
  path?: string | undefined
}

/**
 * A meeting as it happens, on this page: one whole state, by the newest word of the server, and a clock that agrees
 * with the server's. `start` listens until the function it returns is called.
 */
export class LiveMeeting {
  readonly #path: string
  readonly #open: Parts['open']
  readonly #clock: ServerClock
  readonly #listeners = new Set<() => void>()
  readonly ticker: Ticker
  readonly queue: CommandQueue
  #state: LiveState
  #grace: ReturnType<typeof setTimeout> | undefined
  #measuredAt = -Infinity
  /** The next state is the first word after a silence: it counts whatever was known before. */
  #fresh = true

  constructor(meetingId: string, { open, clock = createServerClock(askTime), path }: Parts = {}) {
    this.#path = path ?? `/meetings/${encodeURIComponent(meetingId)}`
    this.#open = open
    this.#clock = clock
    this.ticker = createTicker(clock.now)
    this.queue = new CommandQueue({
      send: command => post(`${this.#path}/commands`, command, runMessage),
      version: () => this.#state.run?.version ?? 0,
      onMessage: message => this.#adopt(message),
      onChange: () => this.#set({ queue: this.queue.get() }),
    })
    this.#state = {
      run: null,
      screens: null,
      plans: null,
      door: null,
      changes: 0,
      live: true,
      lastWord: null,
      refusal: null,
      queue: this.queue.get(),
    }
  }

  get = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  start(): () => void {
    const stream = openStream({
      url: `/api/v1${this.#path}/live`,
      events: ['run', 'beat', 'screens', 'plans', 'door', 'screen'],
      onEvent: (name, data) => this.#onEvent(name, data),
      onLost: () => this.#onLost(),
      ...(this.#open && { open: this.#open }),
    })
    const forget = watchDevice(() => this.#measure(), this.queue.retry)
    return () => {
      stream.close()
      this.queue.stop()
      clearTimeout(this.#grace)
      forget()
    }
  }

  #set(change: Partial<LiveState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #measure() {
    if (performance.now() - this.#measuredAt < MEASURE_EVERY_MS) return
    this.#measuredAt = performance.now()
    void this.#clock.measure().then(this.ticker.tick)
  }

  #heard(serverNow: number) {
    this.#clock.heard(serverNow)
    clearTimeout(this.#grace)
    this.#grace = undefined
    this.#set({ live: true, lastWord: serverNow })
    this.ticker.tick()
    if (this.#state.queue.stuck) this.queue.retry()
  }

  #adopt({ run, serverNow }: RunMessage, whole = false) {
    this.#heard(serverNow)
    if (whole || !this.#state.run || run.version >= this.#state.run.version) this.#set({ run, refusal: null })
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
      if (this.#fresh && this.#state.run) this.#changed({ door: null })
      this.#adopt(runMessage.parse(data), this.#fresh)
      if (this.#fresh) this.#measure()
      this.#fresh = false
    } else if (name === 'screens') this.#set({ screens: screensMessage.parse(data).count })
    else if (name === 'plans') this.#set({ plans: plansMessage.parse(data) })
    else if (name === 'door') this.#changed({ door: doorMessage.parse(data).mode })
    else if (name === 'screen') this.#changed()
    else {
      const { serverNow, version } = beatMessage.parse(data)
      this.#heard(serverNow)
      if (this.#state.run && version > this.#state.run.version) void this.#askRun()
    }
  }

  #changed(change: Partial<LiveState> = {}) {
    this.#set({ ...change, changes: this.#state.changes + 1 })
  }

  #onLost() {
    this.#fresh = true
    this.#measuredAt = -Infinity
    this.#grace ??= setTimeout(() => this.#set({ live: false, screens: null }), GRACE_MS)
    void this.#askRun()
  }
}

async function askTime(): Promise<number> {
  return (await get('/time', serverTime)).serverNow
}

/** The device may have slept, or come back to its network: its clock is compared anew, and what is kept goes out. */
function watchDevice(measure: () => void, retry: () => void) {
  const look = () => document.visibilityState === 'visible' && measure()
  const back = () => {
    measure()
    retry()
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
