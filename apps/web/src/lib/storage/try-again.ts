import { ApiProblem } from '../api-client.ts'
import { whyItWaits, type Why } from './waits.ts'

/** Why it can't go on for now, and how many seconds the server wants to be left alone. */
export type Waits = { why: Why; retryAfter: number | null }

/** What was thrown says that it has to wait; null where the thing itself was refused. */
export function waitsFor(error: unknown): Waits | null {
  const why = whyItWaits(error)
  return why && { why, retryAfter: error instanceof ApiProblem ? error.retryAfter : null }
}

type Work = {
  /** Does the next thing there is to do. */
  next: () => Promise<'more' | 'done' | Waits>
  /** Milliseconds until the next try, after each that got nowhere; the last of them for all that follow. */
  pauses: readonly number[]
  /** Has all of it done where nobody else does the same. */
  alone?: (work: () => Promise<void>) => Promise<void>
}

/** Does one thing after another, never two at once, and tries again by itself where it has to wait. */
export class TryAgain {
  readonly #work: Work
  #running: Promise<void> | null = null
  /** Asked for while it was running: by then it may have looked already, and found nothing. */
  #onceMore = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0

  constructor(work: Work) {
    this.#work = work
  }

  /** Now. @returns when there is nothing left to do, or it has to wait */
  run = (): Promise<void> => {
    this.stop()
    this.#onceMore = this.#running !== null
    const { alone = work => work() } = this.#work
    this.#running ??= alone(() => this.#all())
    return this.#running
  }

  /** Runs after so many milliseconds, and no other time that was planned. */
  later = (ms: number) => {
    this.stop()
    this.#timer = setTimeout(this.run, ms)
  }

  /** It is not tried again by itself. */
  stop = () => clearTimeout(this.#timer)

  async #all(): Promise<void> {
    try {
      for (;;) {
        const outcome = await this.#work.next()
        if (typeof outcome === 'object') return this.#wait(outcome)
        this.#tries = 0
        if (outcome === 'done' && !this.#onceMore) return
        this.#onceMore = false
      }
    } finally {
      // In the same breath as the last look: who asks from now on begins anew.
      this.#running = null
    }
  }

  #wait({ retryAfter }: Waits) {
    const { pauses } = this.#work
    const pause = pauses[Math.min(this.#tries++, pauses.length - 1)] ?? 0
    this.later(Math.max(pause, 1000 * (retryAfter ?? 0)))
  }
}
