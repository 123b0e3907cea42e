import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { CommandAuthor } from '@hubs/rules/run/run'
import { runMessage, type RunMessage, type RunState } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { ApiProblem, post, sentenceOf } from '#lib/api-client.ts'
import { newIdempotencyKey } from '#lib/idempotency-key.ts'
import type { ServerClock } from '#lib/live/live-clock.ts'
import { TryAgain, waitsFor, type Waits } from '#lib/storage/try-again.ts'
import {
  adoptCommands,
  commandsElsewhere,
  createTimestamp,
  elapsedSince,
  keepCommands,
  cacheRun,
  onCommandsElsewhere,
  readCachedRun,
  type Item,
  type CachedRun,
} from './live-storage.ts'
import type { QueueState, Waiting } from './live-state.ts'
import { courseOf, isNoOp, refusalOf, replay, type CommandInput } from './replay.ts'

/** The meeting as this page has it. */
export type Host = {
  id: string
  /** Where the server has it for this screen. */
  path: string
  clock: ServerClock
  /** Who gives commands here. */
  by: () => CommandAuthor | null
  /** The server's newest word. */
  known: () => RunState | null
  /** What is on the screen, and whether the server speaks. */
  shown: () => { run: RunState | null; live: boolean }
  onMessage: (message: RunMessage) => void
  /** Something was given: the screen is drawn anew. */
  onChange: () => void
}

/** A command that has no answer by then is kept, and sent once more. */
const ANSWER_MS = 8000
const retryPauses = [1000, 2000, 4000, 8000, 15_000]
/** An answer that takes so long may not come: what waits is said to wait. */
const SLOW_MS = 2000
/** Two moves so close together are one, twice tapped or bounced: by then the button may name the next person already. */
const DOUBLE_MS = 200
/** A register is tapped by two people at once, and each tap says what is so: made again for the newer version. */
const SAME_COURSE_TRIES = 4
/** What the server takes at the most, and what is not worth mentioning. */
const LONGEST_AGO = 6 * HOUR_MS
const LEAST_AGO = 1000

const moves = new Set<CommandInput['type']>(['goTo', 'beginTurn', 'skipTurn', 'undo'])
const registers = new Set<CommandInput['type']>(['register', 'registerRest', 'leave'])
const isRegister = ({ input }: Waiting) => registers.has(input.type)
const same = (a: CommandInput, b: CommandInput) => JSON.stringify(a) === JSON.stringify(b)
const bare = ({ input, label }: Waiting): Waiting => ({ input, label })

/**
 * What this device adds to the server's word: commands given on this page and on others, and the run as it was last
 * told. It is heavy, since it knows all rules; a page that gives no commands needs it only when the server is silent.
 *
 * Commands go one after another. Each carries the version that was on the screen when it was given, moved on by the
 * commands before it in the queue: so quick taps never conflict with each other, but do with somebody else's. Where
 * somebody else has only touched the register, the course of the meeting is what it was, and the command still meant.
 */
export class OfflineSession {
  readonly #host: Host
  #items: Item[] = []
  #rejected: Item[] = []
  #state: QueueState = { waiting: [], stuck: false, refusal: null, rejected: [] }
  readonly #again = new TryAgain({ next: () => this.#next(), pauses: retryPauses })
  #lastMove: { type: CommandInput['type']; at: number } | null = null
  /** What was given on other pages of this browser. */
  #elsewhere: Item[] = []

  constructor(host: Host) {
    this.#host = host
  }

  /** @param adopts whether what pages that are gone have left is sent from here */
  start(adopts: boolean): () => void {
    const { id } = this.#host
    const deafen = onCommandsElsewhere(id, () => void this.#hearElsewhere())
    void this.#hearElsewhere()
    if (adopts) void adoptCommands(id).then(items => items.length > 0 && this.#restore(items))
    return () => {
      deafen()
      this.#again.stop()
    }
  }

  async #hearElsewhere() {
    this.#elsewhere = (await commandsElsewhere(this.#host.id)).filter(({ left }) => !left)
    if (!this.#host.shown().live) this.#host.onChange()
  }

  queue = () => this.#state

  /** The server's run, and on it what was given on this device and is not answered yet. */
  over(known: RunState, live: boolean): RunState {
    const given = live ? this.#items : [...this.#elsewhere, ...this.#items]
    return replay(known, given, this.#host.by(), !live)
  }

  keep = (kept: CachedRun) => cacheRun(this.#host.id, kept)
  recall = () => readCachedRun(this.#host.id)

  /** @returns whether it was taken: the second tap of a double one is not */
  dispatch = (input: CommandInput, label: string): boolean => {
    const last = this.#items.at(-1)
    if (last && input.type !== 'addTime' && same(last.input, input)) return false
    if (moves.has(input.type)) {
      const at = performance.now()
      if (this.#lastMove?.type === input.type && at - this.#lastMove.at < DOUBLE_MS) return false
      this.#lastMove = { type: input.type, at }
    }
    const refusal = this.#refusalOf(input)
    if (refusal !== null) {
      this.#publish({ refusal })
      return false
    }
    this.#add({ input, label })
    if (!this.#state.stuck) this.retry()
    return true
  }

  /** Gives what was not carried out once more, for the meeting as it is now. */
  retryRejected = () => {
    const again = this.#rejected
    this.#rejected = []
    for (const each of again) this.#add(each)
    this.#publish()
    this.retry()
  }

  /** What an earlier page has left. It was given before all that is here. */
  #restore(items: readonly Item[]) {
    this.#rejected = [...items.filter(({ left }) => left), ...this.#rejected]
    const waiting = items.filter(({ left }) => !left).map(item => ({ ...item, tries: item.tries + 1 }))
    this.#items = [...waiting, ...this.#items]
    this.#publish({ stuck: this.#items.length > 0 })
    this.retry()
  }

  retry = () => void this.#again.run()

  /** Leaves everything that has not reached the server. */
  leave = () => {
    this.#again.stop()
    this.#items = []
    this.#rejected = []
    this.#publish({ stuck: false, refusal: null })
  }

  /** Why it would be refused, where the server is not there to say so. */
  #refusalOf(input: CommandInput): string | null {
    const { live, run } = this.#host.shown()
    if (live || !run) return null
    return refusalOf(run, this.#items, input, this.#host.clock.now(), this.#host.by())
  }

  #add({ input, label }: Waiting) {
    const shown = this.#host.shown().run
    const seenVersion = Math.max(this.#host.known()?.version ?? 0, this.#items.at(-1)?.seenVersion ?? 0)
    const course = shown ? courseOf(shown) : ''
    this.#items.push({
      input,
      label,
      commandId: newIdempotencyKey(),
      seenVersion,
      tries: 0,
      course,
      ...createTimestamp(this.#host.clock),
    })
    this.#publish({ refusal: null })
  }

  #publish(change: Partial<QueueState> = {}) {
    this.#state = { ...this.#state, ...change, waiting: this.#items.map(bare), rejected: this.#rejected.map(bare) }
    const kept = [...this.#items, ...this.#rejected.map(item => ({ ...item, left: true as const }))]
    void keepCommands(this.#host.id, kept, this.#state.stuck || this.#rejected.length > 0)
    this.#host.onChange()
  }

  async #next(): Promise<'more' | 'done' | Waits> {
    const [item] = this.#items
    return item ? this.#try(item) : 'done'
  }

  async #command({ input, commandId, seenVersion, ...stamp }: Item): Promise<RunCommand> {
    const ago = Math.min(LONGEST_AGO, Math.round(await elapsedSince(stamp, this.#host.clock)))
    const waited = ago < LEAST_AGO ? {} : { agoMs: ago }
    return { ...input, ...waited, commandId, expectedVersion: seenVersion } as RunCommand
  }

  async #try(item: Item): Promise<'more' | Waits> {
    const slow = setTimeout(() => this.#publish({ stuck: true, why: 'no-answer' }), SLOW_MS)
    try {
      const signal = AbortSignal.timeout(ANSWER_MS)
      const message = await post(`${this.#host.path}/commands`, await this.#command(item), runMessage, { signal })
      this.#took(item, message.run.version)
      this.#host.onMessage(message)
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
    if (current) this.#host.onMessage(current)
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
    if (!justNow) this.#rejected.push(...stopped.filter(({ input }) => !(run && this.#isNoOp(run, input))))
    this.#publish({ refusal, stuck: false })
  }

  #isNoOp(run: RunState, input: CommandInput): boolean {
    return isNoOp(run, input, this.#host.clock.now(), this.#host.by())
  }
}

export const offlineSession = (host: Host) => new OfflineSession(host)
