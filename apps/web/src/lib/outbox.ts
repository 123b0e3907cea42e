import type { Problem } from '@hubs/schema/problem'
import { z } from 'zod'
import { ApiProblem, NoConnection, post, put } from './api-client.ts'
import { readDraft, writeDraft } from './drafts.ts'

/** Something a person has sent, kept on this device until the server has taken it. */
export type Posted = {
  method: 'POST' | 'PUT'
  path: string
  body: unknown
  /** Sent as Idempotency-Key, so that a repeat after a lost answer creates nothing twice. */
  key: string
  /** The form it was written in, and what stood in it, for when it is refused. */
  form: string
  typed: unknown
  /** Epoch milliseconds, by this device's clock. */
  at: number
  /** Why the server did not take it. Then it waits for its form. */
  refusal: Problem | null
}

export type Outcome = { sent: true; answer: unknown } | { sent: false }

const shelf = 'kept/outbox'
const RETRY_MS = [2000, 5000, 10_000, 30_000]
/** Signed out, too many, busy: the thing itself is not refused. */
const later = new Set([401, 429, 503])
const none: readonly Posted[] = []

type Hooks = {
  /** What had to wait has arrived. */
  onSent: (posted: Posted) => void
  onSignedOut: () => void
}

/** What stands there already says what was sent: it arrived, and only the answer was lost. */
function saysTheSame(current: unknown, body: unknown): boolean {
  if (typeof current !== 'object' || !current || typeof body !== 'object' || !body) return false
  const now = new Map(Object.entries(current))
  const said = Object.entries(body).filter(([name]) => name !== 'expectedVersion')
  if (said.every(([name, value]) => JSON.stringify(now.get(name)) === JSON.stringify(value))) return true
  // What was sent may be one part of what stands there: a report of its plan.
  return [...now.values()].some(part => part !== null && typeof part === 'object' && saysTheSame(part, body))
}

/** One at a time also among the tabs of a browser, where it can be had (a page on plain http has no locks). */
const alone = (work: () => Promise<void>): Promise<void> =>
  globalThis.navigator?.locks ? navigator.locks.request('outbox', work) : work()

/** Things kept until they are sent: in order, once each, also after the tab was killed or the network was gone. */
export class Outbox {
  readonly #listeners = new Set<() => void>()
  readonly #answers = new Map<string, unknown>()
  /** Those whose form still waits for the answer. */
  readonly #asked = new Set<string>()
  #items: readonly Posted[] = none
  #text = '[]'
  #flushing: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  #hooks: Hooks | null = null

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** All that is kept, oldest first; the same array as long as nothing has changed. */
  get = (): readonly Posted[] => {
    const items = readDraft<Posted[]>(shelf) ?? none
    const text = JSON.stringify(items)
    if (text !== this.#text) [this.#items, this.#text] = [items, text]
    return this.#items
  }

  #set(items: readonly Posted[]): boolean {
    const kept = writeDraft(shelf, items)
    for (const listener of this.#listeners) listener()
    return kept
  }

  /**
   * Keeps it, and sends it after everything that waits.
   * @returns whether it is sent, with the server's answer, or kept for later
   * @throws ApiProblem when the server refuses it; then it is no longer kept here
   */
  async send(posted: Omit<Posted, 'at' | 'refusal'>): Promise<Outcome> {
    const kept = this.#set([...this.get(), { ...posted, at: Date.now(), refusal: null }])
    if (!kept) return { sent: true, answer: await this.#deliver(posted) }
    this.#asked.add(posted.key)
    await this.flush().finally(() => this.#asked.delete(posted.key))
    const still = this.get().find(({ key }) => key === posted.key)
    if (!still) return { sent: true, answer: this.#answers.get(posted.key) ?? null }
    if (!still.refusal) return { sent: false }
    this.take(posted.key)
    throw new ApiProblem(still.refusal)
  }

  /** Takes one out, to change it or to drop it. */
  take(key: string): Posted | null {
    const found = this.get().find(item => item.key === key)
    if (found) this.#set(this.get().filter(item => item.key !== key))
    return found ?? null
  }

  /** Sends all that waits, as far as the network reaches. */
  flush(): Promise<void> {
    this.#flushing ??= alone(() => this.#sendAll()).finally(() => {
      this.#flushing = null
    })
    return this.#flushing
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#timer)
    for (;;) {
      const next = this.get().find(({ refusal }) => !refusal)
      if (!next) break
      if (!(await this.#sendOne(next))) return this.#wait()
    }
    this.#tries = 0
  }

  /** @returns whether the next one may go */
  async #sendOne(item: Posted): Promise<boolean> {
    try {
      this.#answers.set(item.key, await this.#deliver(item))
    } catch (error) {
      if (error instanceof NoConnection) return false
      if (!(error instanceof ApiProblem)) return false
      if (error.code === 'not-signed-in') this.#hooks?.onSignedOut()
      if (later.has(error.problem.status)) return false
      if (!(error.code === 'stale' && saysTheSame(error.problem.current, item.body))) {
        this.#set(this.get().map(each => (each.key === item.key ? { ...each, refusal: error.problem } : each)))
        return true
      }
    }
    this.#set(this.get().filter(({ key }) => key !== item.key))
    if (!this.#asked.has(item.key)) this.#hooks?.onSent(item)
    return true
  }

  #deliver({ method, path, body, key }: Pick<Posted, 'method' | 'path' | 'body' | 'key'>): Promise<unknown> {
    const send = method === 'POST' ? post : put
    return send(path, body, z.unknown(), { idempotencyKey: key })
  }

  #wait() {
    if (!this.#hooks) return
    this.#timer = setTimeout(() => void this.flush(), RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)])
    this.#tries += 1
  }

  /** Sends what waits whenever it may succeed: now, when the network is back, when the page is looked at again. */
  start(hooks: Hooks): () => void {
    this.#hooks = hooks
    const again = () => void this.flush()
    const look = () => document.visibilityState === 'visible' && again()
    const changed = () => {
      for (const listener of this.#listeners) listener()
    }
    window.addEventListener('online', again)
    window.addEventListener('storage', changed)
    document.addEventListener('visibilitychange', look)
    void this.flush()
    return () => {
      this.#hooks = null
      clearTimeout(this.#timer)
      window.removeEventListener('online', again)
      window.removeEventListener('storage', changed)
      document.removeEventListener('visibilitychange', look)
    }
  }
}

/** The one of this page. */
export const outbox = new Outbox()
