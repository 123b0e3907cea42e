import { runMessage, type RunMessage, type RunState } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { newIdempotencyKey } from '#lib/idempotency-key.ts'
import { TryAgain, waitsFor, type Waits } from '#lib/storage/try-again.ts'
import type { Why } from '#lib/time/waits.ts'
import { courseOf, type Given, type CommandInput } from './replay.ts'

export type { CommandInput } from './replay.ts'

export type Waiting = {
  wish: CommandInput
  /** What the button said: "Next: Jo Hart". */
  label: string
}

/** A command on its way, as it is also kept on the device. */
export type Item = Waiting &
  Given &
  Stamp & {
    tries: number
    /** Where the meeting was when it was given. */
    course: string
    /** The server would not have it as things were: it waits for the person, not for the network. */
    left?: true
  }

/** When a command was given, by every clock there is. */
export type Stamp = {
  /** Epoch milliseconds by the server's clock, as this device knew it. */
  at: number
  /** Whether the server had spoken, so that this is so. */
  sure: boolean
  /** The monotonic clock of that page, milliseconds. */
  monotonic: number
  page: string
}

export type QueueState = {
  /** Given, and not yet answered. The first one is on its way. */
  waiting: readonly Waiting[]
  /** The first one did not reach the server. It is kept, and sent again as the same command. */
  stuck: boolean
  /** Why it is, where that is known. */
  why?: Why
  /** Why the latest command changed nothing, in the server's words. */
  refusal: string | null
  /** Given while the server was away, and not carried out: somebody else had moved the meeting on. */
  left: readonly Waiting[]
}

type QueueOptions = {
  send: (command: RunCommand) => Promise<RunMessage>
  /** The version by the server's newest word. */
  version: () => number
  /** What is on the screen. */
  shown: () => RunState | null
  stamp: () => Stamp
  /** How long ago it was given, milliseconds; 0 for just now. */
  ago: (stamp: Stamp) => Promise<number>
  /** Why it would be refused, where the server is not there to say so. */
  refusal: (wish: CommandInput) => string | null
  /** Whether it asks for what is so already. */
  isSo: (run: RunState, wish: CommandInput) => boolean
  /** The whole state, in an answer or in a refusal. */
  onMessage: (message: RunMessage) => void
  onChange: () => void
  /** Writes down what waits. */
  keep: (items: readonly Item[]) => void
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000]
/** An answer that takes so long may not come: what waits is said to wait. */
const SLOW_MS = 2000
/** Two moves so close together are one, twice tapped or bounced: by then the button may name the next person already. */
const DOUBLE_MS = 200
/** A register is tapped by two people at once, and each tap says what is so: made again for the newer version. */
const SAME_COURSE_TRIES = 4
/** What the server takes at the most, and what is not worth mentioning. */
const LONGEST_AGO = 6 * 3_600_000
const LEAST_AGO = 1000

const moves = new Set<CommandInput['type']>(['goTo', 'beginTurn', 'skipTurn', 'undo'])
const registers = new Set<CommandInput['type']>(['register', 'registerRest', 'leave'])
const isRegister = ({ wish }: Waiting) => registers.has(wish.type)
const same = (a: CommandInput, b: CommandInput) => JSON.stringify(a) === JSON.stringify(b)
const bare = ({ wish, label }: Waiting): Waiting => ({ wish, label })

/**
 * Sends commands one after another. Each carries the version that was on the screen when it was given, moved on by the
 * commands before it in the queue: so quick taps never conflict with each other, but do with somebody else's. Where
 * somebody else has only touched the register, the course of the meeting is what it was, and the command still meant.
 */
export class CommandQueue {
  readonly #options: QueueOptions
  #items: Item[] = []
  #left: Item[] = []
  #state: QueueState = { waiting: [], stuck: false, refusal: null, left: [] }
  readonly #again = new TryAgain({ next: () => this.#next(), pauses: RETRY_MS })
  #lastMove: { type: CommandInput['type']; at: number } | null = null

  constructor(options: QueueOptions) {
    this.#options = options
  }

  get = () => this.#state
  given = (): readonly Given[] => this.#items

  /** @returns whether it was taken: the second tap of a double one is not */
  give = (wish: CommandInput, label: string): boolean => {
    const last = this.#items.at(-1)
    if (last && wish.type !== 'addTime' && same(last.wish, wish)) return false
    if (moves.has(wish.type)) {
      const at = performance.now()
      if (this.#lastMove?.type === wish.type && at - this.#lastMove.at < DOUBLE_MS) return false
      this.#lastMove = { type: wish.type, at }
    }
    const refusal = this.#options.refusal(wish)
    if (refusal !== null) {
      this.#publish({ refusal })
      return false
    }
    this.#add({ wish, label })
    if (!this.#state.stuck) this.retry()
    return true
  }

  /** Gives what was not carried out once more, for the meeting as it is now. */
  giveAgain = () => {
    const again = this.#left
    this.#left = []
    for (const each of again) this.#add(each)
    this.#publish()
    this.retry()
  }

  /** What an earlier page has left. It was given before all that is here. */
  restore(items: readonly Item[]) {
    this.#left = [...items.filter(({ left }) => left), ...this.#left]
    const waiting = items.filter(({ left }) => !left).map(item => ({ ...item, tries: item.tries + 1 }))
    this.#items = [...waiting, ...this.#items]
    this.#publish({ stuck: this.#items.length > 0 })
    this.retry()
  }

  retry = () => void this.#again.run()

  /** Leaves everything that has not reached the server. */
  leave = () => {
    this.stop()
    this.#items = []
    this.#left = []
    this.#publish({ stuck: false, refusal: null })
  }

  stop = this.#again.stop

  #add({ wish, label }: Waiting) {
    const shown = this.#options.shown()
    const seenVersion = Math.max(this.#options.version(), this.#items.at(-1)?.seenVersion ?? 0)
    const course = shown ? courseOf(shown) : ''
    this.#items.push({
      wish,
      label,
      commandId: newIdempotencyKey(),
      seenVersion,
      tries: 0,
      course,
      ...this.#options.stamp(),
    })
    this.#publish({ refusal: null })
  }

  #publish(change: Partial<QueueState> = {}) {
    this.#state = { ...this.#state, ...change, waiting: this.#items.map(bare), left: this.#left.map(bare) }
    this.#options.keep([...this.#items, ...this.#left.map(item => ({ ...item, left: true as const }))])
    this.#options.onChange()
  }

  async #next(): Promise<'more' | 'done' | Waits> {
    const [item] = this.#items
    return item ? this.#try(item) : 'done'
  }

  async #command({ wish, commandId, seenVersion, ...stamp }: Item): Promise<RunCommand> {
    const ago = Math.min(LONGEST_AGO, Math.round(await this.#options.ago(stamp)))
    const waited = ago < LEAST_AGO ? {} : { agoMs: ago }
    return { ...wish, ...waited, commandId, expectedVersion: seenVersion } as RunCommand
  }

  async #try(item: Item): Promise<'more' | Waits> {
    const slow = setTimeout(() => this.#publish({ stuck: true, why: 'no-answer' }), SLOW_MS)
    try {
      const message = await this.#options.send(await this.#command(item))
      this.#took(item, message.run.version)
      this.#options.onMessage(message)
      this.#publish({ stuck: false })
      return 'more'
    } catch (error) {
      if (!this.#items.includes(item)) return 'more'
      const waits = waitsFor(error)
      if (!waits) this.#refused(item, error)
      else {
        item.tries++
        this.#publish({ stuck: true, why: waits.why })
      }
      return waits ?? 'more'
    } finally {
      clearTimeout(slow)
    }
  }

  /** What it has made of the version it was sent with holds for those given after it, too; not what others have made. */
  #took(item: Item, version: number) {
    const seen = item.seenVersion
    for (const each of this.#items) if (each.seenVersion === seen) each.seenVersion = Math.min(version, seen + 1)
    this.#items = this.#items.filter(each => each !== item)
  }

  #refused(item: Item, error: unknown) {
    const problem = error instanceof ApiProblem ? error.problem : null
    const parsed = runMessage.safeParse(problem?.current)
    const current = parsed.success ? parsed.data : null
    if (current) this.#options.onMessage(current)
    if (problem?.code === 'stale' && current && this.#meantStill(item, current.run)) return
    this.#stopAt(item, current?.run ?? null, sentenceOf(error))
  }

  /** Made again for the newer version, where nothing has changed that it could have been meant for. */
  #meantStill(item: Item, run: RunState): boolean {
    const onCourse = item.course === courseOf(run)
    if (!(onCourse || isRegister(item)) || item.tries++ >= SAME_COURSE_TRIES) return false
    const seen = item.seenVersion
    for (const each of this.#items)
      if (each === item || (onCourse && each.seenVersion === seen)) each.seenVersion = run.version
    return true
  }

  /**
   * Those after it were meant for what was on the screen then. The register is so, whatever else is. What has only just
   * been pressed is simply refused; what was kept for a while, and perhaps forgotten, is offered once more.
   */
  #stopAt(item: Item, run: RunState | null, refusal: string) {
    const stopped = this.#items.filter(each => each === item || !isRegister(each))
    const justNow = stopped.length === 1 && item.tries === 0
    this.#items = this.#items.filter(each => !stopped.includes(each))
    if (run) for (const each of this.#items) each.seenVersion = run.version
    if (!justNow) this.#left.push(...stopped.filter(({ wish }) => !(run && this.#options.isSo(run, wish))))
    this.#publish({ refusal, stuck: false })
  }
}
