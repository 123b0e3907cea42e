import { runMessage, type RunMessage } from '@hubs/schema/live'
import type { RunCommand } from '@hubs/schema/run-commands'
import { ApiProblem, NoConnection, sentenceOf } from '#lib/api-client.ts'

type Without<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion'> : never
/** A command as a person gives it: what and to whom. */
export type Wish = Without<RunCommand>

export type Waiting = {
  wish: Wish
  /** What the button said: "Next: Jo Hart". */
  label: string
}

type Item = Waiting & { commandId: string; seenVersion: number; tries: number }

export type QueueState = {
  /** Given, and not yet answered. The first one is on its way. */
  waiting: readonly Waiting[]
  /** The first one did not reach the server. It is kept, and sent again as the same command. */
  stuck: boolean
  /** Why the latest command changed nothing, in the server's words. */
  refusal: string | null
}

type QueueOptions = {
  send: (command: RunCommand) => Promise<RunMessage>
  /** The version on the screen. */
  version: () => number
  /** The whole state, in an answer or in a refusal. */
  onMessage: (message: RunMessage) => void
  onChange: () => void
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000]
/** Two moves so close together are one, twice tapped or bounced: by then the button may name the next person already. */
const DOUBLE_MS = 200
/** A register is tapped by two people at once, and each tap says what is so: made again for the newer version. */
const REGISTER_TRIES = 4

const moves = new Set<Wish['type']>(['goTo', 'beginTurn', 'skipTurn', 'undo'])
const isRegister = (wish: Wish) => wish.type === 'register' || wish.type === 'registerRest'
const same = (a: Wish, b: Wish) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Sends commands one after another. Each carries the version that was on the screen when it was given, moved on by the
 * commands before it in the queue: so quick taps never conflict with each other, but do with somebody else's.
 */
export class CommandQueue {
  readonly #options: QueueOptions
  readonly #items: Item[] = []
  #state: QueueState = { waiting: [], stuck: false, refusal: null }
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false
  #lastMove: { type: Wish['type']; at: number } | null = null

  constructor(options: QueueOptions) {
    this.#options = options
  }

  get = () => this.#state

  /** @returns whether it was taken: the second tap of a double one is not */
  give = (wish: Wish, label: string): boolean => {
    const last = this.#items.at(-1)
    if (last && wish.type !== 'addTime' && same(last.wish, wish)) return false
    if (moves.has(wish.type)) {
      const at = performance.now()
      if (this.#lastMove?.type === wish.type && at - this.#lastMove.at < DOUBLE_MS) return false
      this.#lastMove = { type: wish.type, at }
    }
    const seenVersion = Math.max(this.#options.version(), last?.seenVersion ?? 0)
    this.#items.push({ wish, label, commandId: crypto.randomUUID(), seenVersion, tries: 0 })
    this.#publish({ refusal: null })
    if (!this.#state.stuck) void this.#work()
    return true
  }

  retry = () => void this.#work()

  /** Leaves everything that has not reached the server. */
  leave = () => {
    this.stop()
    this.#items.length = 0
    this.#publish({ stuck: false })
  }

  stop = () => clearTimeout(this.#timer)

  #publish(change: Partial<QueueState> = {}) {
    this.#state = { ...this.#state, ...change, waiting: this.#items.map(({ wish, label }) => ({ wish, label })) }
    this.#options.onChange()
  }

  async #work() {
    if (this.#sending) return
    this.stop()
    this.#sending = true
    for (let item = this.#items[0]; item; item = this.#items[0]) if (!(await this.#try(item))) break
    this.#sending = false
    this.#publish()
  }

  /** @returns whether to go on with the next one */
  async #try(item: Item): Promise<boolean> {
    const { wish, commandId, seenVersion } = item
    try {
      const message = await this.#options.send({ ...wish, commandId, expectedVersion: seenVersion } as RunCommand)
      // What it has made of the version it was sent with holds for those given after it, too.
      for (const later of this.#items) if (later.seenVersion === seenVersion) later.seenVersion = message.run.version
      const at = this.#items.indexOf(item)
      if (at >= 0) this.#items.splice(at, 1)
      this.#options.onMessage(message)
      this.#publish({ stuck: false })
      return true
    } catch (error) {
      if (error instanceof NoConnection && this.#items.includes(item)) return this.#keep(item)
      this.#refused(item, error)
      return true
    }
  }

  #keep(item: Item): false {
    const wait = RETRY_MS[Math.min(item.tries++, RETRY_MS.length - 1)]
    this.#timer = setTimeout(this.retry, wait)
    this.#publish({ stuck: true })
    return false
  }

  #refused(item: Item, error: unknown) {
    const problem = error instanceof ApiProblem ? error.problem : null
    const current = runMessage.safeParse(problem?.current)
    if (current.success) this.#options.onMessage(current.data)
    if (problem?.code === 'stale' && isRegister(item.wish) && current.success && item.tries++ < REGISTER_TRIES) {
      for (const each of this.#items) each.seenVersion = current.data.run.version
      return
    }
    // Those after it were meant for what was on the screen then.
    this.#items.length = 0
    this.#publish({ refusal: sentenceOf(error), stuck: false })
  }
}
