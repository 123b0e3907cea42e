import { useMemo, useSyncExternalStore } from 'react'
import type { Problem } from '@hubs/schema/problem'
import { z } from 'zod'
import { ApiProblem, post, put } from '../api-client.ts'
import { onReached } from '../reached.ts'
import { OUTBOX_KEY, readDraft, writeDraft } from './drafts.ts'
import type { Why } from './waits.ts'
import { TryAgain, waitsFor, type Waits } from './try-again.ts'

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
  /** Why it was not taken at the latest try; nothing before the first. */
  why?: Why
}

export type Outcome = { sent: true; answer: unknown } | { sent: false; why: Why }

const retryPauses = [2000, 5000, 10_000, 30_000]
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
  readonly #again = new TryAgain({ next: () => this.#next(), pauses: retryPauses, alone })
  #hooks: Hooks | null = null

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** All that is kept, oldest first; the same array as long as nothing has changed. */
  get = (): readonly Posted[] => {
    const items = readDraft<Posted[]>(OUTBOX_KEY) ?? none
    const text = JSON.stringify(items)
    if (text !== this.#text) [this.#items, this.#text] = [items, text]
    return this.#items
  }

  #set(items: readonly Posted[]) {
    writeDraft(OUTBOX_KEY, items)
    for (const listener of this.#listeners) listener()
  }

  /**
   * Keeps it, and sends it after everything that waits.
   * @returns whether it is sent, with the server's answer, or kept for later
   * @throws ApiProblem when the server refuses it; then it is no longer kept here
   */
  async send(posted: Omit<Posted, 'at' | 'refusal' | 'why'>): Promise<Outcome> {
    this.#set([...this.get(), { ...posted, at: Date.now(), refusal: null }])
    // Where nobody's things are kept any more, it goes out all the same.
    if (!this.get().some(({ key }) => key === posted.key)) return { sent: true, answer: await this.#deliver(posted) }
    this.#asked.add(posted.key)
    const here = () => this.get().find(({ key }) => key === posted.key)
    await this.flush()
    this.#asked.delete(posted.key)
    const still = here()
    if (!still) return { sent: true, answer: this.#answers.get(posted.key) ?? null }
    if (!still.refusal) return { sent: false, why: still.why ?? 'offline' }
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
    return this.#again.run()
  }

  async #next(): Promise<'more' | 'done' | Waits> {
    const next = this.get().find(({ refusal }) => !refusal)
    if (!next) return 'done'
    const waits = await this.#sendOne(next)
    if (!waits) return 'more'
    this.#allWait(waits)
    return this.#hooks ? waits : 'done'
  }

  /** @returns why the next one may not go yet */
  async #sendOne(item: Posted): Promise<Waits | null> {
    try {
      this.#answers.set(item.key, await this.#deliver(item))
    } catch (error) {
      const waits = waitsFor(error)
      if (!(error instanceof ApiProblem)) return waits ?? { why: 'no-answer', retryAfter: null }
      if (error.code === 'not-signed-in') this.#hooks?.onSignedOut()
      if (waits) return waits
      if (!(error.code === 'stale' && saysTheSame(error.problem.current, item.body))) {
        this.#set(this.get().map(each => (each.key === item.key ? { ...each, refusal: error.problem } : each)))
        return null
      }
    }
    this.#set(this.get().filter(({ key }) => key !== item.key))
    if (!this.#asked.has(item.key)) this.#hooks?.onSent(item)
    return null
  }

  #deliver({ method, path, body, key }: Pick<Posted, 'method' | 'path' | 'body' | 'key'>): Promise<unknown> {
    const send = method === 'POST' ? post : put
    return send(path, body, z.unknown(), { idempotencyKey: key })
  }

  /** All that waits does so for the same reason: they go in order. */
  #allWait({ why }: Waits) {
    if (this.get().some(each => !each.refusal && each.why !== why))
      this.#set(this.get().map(each => (each.refusal ? each : { ...each, why })))
  }

  #isCutOff(): boolean {
    return this.get().some(({ refusal, why }) => !refusal && (why === 'offline' || why === 'no-answer'))
  }

  /** Sends what waits whenever it may succeed: now, when the server is reached again, when the page is looked at again. */
  start(hooks: Hooks): () => void {
    this.#hooks = hooks
    const again = () => void this.flush()
    const stop = onReached(() => this.#isCutOff() && again())
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
      stop()
      this.#again.stop()
      window.removeEventListener('online', again)
      window.removeEventListener('storage', changed)
      document.removeEventListener('visibilitychange', look)
    }
  }
}

/** The one of this page. */
export const outbox = new Outbox()

/** What was sent from forms whose name begins so, and has not reached the server yet. */
export function useWaiting(form: string): readonly Posted[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.get)
  return useMemo(() => all.filter(each => each.form.startsWith(form)), [all, form])
}
