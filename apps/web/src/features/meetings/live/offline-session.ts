import type { CommandAuthor } from '@hubs/rules/run/run'
import { runMessage, type RunMessage, type RunState } from '@hubs/schema/meetings/live'
import { post } from '#lib/api-client.ts'
import type { ServerClock } from '#lib/live/live-clock.ts'
import { CommandQueue, type Item } from './command-queue.ts'
import { elapsedSince, createTimestamp } from './command-timestamp.ts'
import { adoptCommands, commandsElsewhere, keepCommands, onCommandsElsewhere } from './command-storage.ts'
import { keepRun, recallRun, type KeptRun } from './run-storage.ts'
import { isSo, refusalOf, replay } from './replay.ts'

/** A command that has no answer by then is kept, and sent once more. */
const ANSWER_MS = 8000

/** The meeting as this page has it, for its device. */
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

/**
 * What this device adds to the server's word: commands given on this page and on others, and the run as it was last
 * told. It is heavy, since it knows all rules; a page that gives no commands needs it only when the server is silent.
 */
export class OfflineSession {
  readonly #host: Host
  readonly queue: CommandQueue
  /** What was given on other pages of this browser. */
  #elsewhere: Item[] = []

  constructor(host: Host) {
    const { id, path, clock } = host
    this.#host = host
    this.queue = new CommandQueue({
      send: command => post(`${path}/commands`, command, runMessage, { signal: AbortSignal.timeout(ANSWER_MS) }),
      version: () => host.known()?.version ?? 0,
      shown: () => host.shown().run,
      stamp: () => createTimestamp(clock),
      ago: stamp => elapsedSince(stamp, clock),
      refusal: wish => this.#refusalOf(wish),
      isSo: (run, wish) => isSo(run, wish, clock.now(), host.by()),
      onMessage: host.onMessage,
      onChange: host.onChange,
      keep: items => void keepCommands(id, items, this.queue.get().stuck || items.some(({ left }) => left)),
    })
  }

  /** @param adopts whether what pages that are gone have left is sent from here */
  start(adopts: boolean): () => void {
    const { id } = this.#host
    const deafen = onCommandsElsewhere(id, () => void this.#hearElsewhere())
    void this.#hearElsewhere()
    if (adopts) void adoptCommands(id).then(items => items.length > 0 && this.queue.restore(items))
    return () => {
      deafen()
      this.queue.stop()
    }
  }

  /** The server's run, and on it what was given on this device and is not answered yet. */
  over(known: RunState, live: boolean): RunState {
    const given = live ? this.queue.given() : [...this.#elsewhere, ...this.queue.given()]
    return replay(known, given, this.#host.by(), !live)
  }

  keep = (kept: KeptRun) => keepRun(this.#host.id, kept)
  recall = () => recallRun(this.#host.id)

  #refusalOf(wish: Item['wish']): string | null {
    const { live, run } = this.#host.shown()
    if (live || !run) return null
    return refusalOf(run, this.queue.given(), wish, this.#host.clock.now(), this.#host.by())
  }

  async #hearElsewhere() {
    this.#elsewhere = (await commandsElsewhere(this.#host.id)).filter(({ left }) => !left)
    if (!this.#host.shown().live) this.#host.onChange()
  }
}

export const offlineSession = (host: Host) => new OfflineSession(host)
