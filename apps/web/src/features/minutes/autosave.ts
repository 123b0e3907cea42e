import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { openStored, markSent, writeStored } from '#lib/drafts/draft-storage.ts'
import { TryAgain, waitsFor, type Waits } from '#lib/storage/try-again.ts'
import type { Why } from '#lib/storage/waits.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'

type Options<V> = AutosaveTools<V> & {
  /** Names the text on this device. */
  name: string
  standing: Versioned<V>
}

/** A text that saves itself, for one component. Give it a `key` where the text becomes another. */
export function useAutosave<V>({ name, standing, save, savedValuesIn }: Options<V>) {
  const [autosave] = useState(() => new Autosave<V>(name, standing, { save, savedValuesIn }))
  const now = useSyncExternalStore(autosave.subscribe, autosave.get)
  useEffect(() => autosave.use({ save, savedValuesIn }))
  useEffect(() => autosave.open(), [autosave])
  useEffect(() => autosave.stands(standing), [autosave, standing])
  const { change, flush, savedVersion, keepMine, takeTheirs } = autosave
  return { ...now, change, flush, savedVersion, keepMine, takeTheirs }
}

/** A text of one or more fields, with the version of the record it was read from. */
export type Versioned<V> = { values: V; version: number }
export type AutosaveState = 'saved' | 'typing' | 'saving' | 'waiting' | 'refused'

export type AutosaveTools<V> = {
  save: (values: V, expectedVersion: number) => Promise<Versioned<V>>
  /** The text in the `current` of a stale refusal; null where it can't be read. */
  savedValuesIn: (current: unknown) => Versioned<V> | null
}

type Snapshot<V> = {
  values: V
  state: AutosaveState
  /** While it waits. */
  why: Why | null
  problem: string | null
  /** What somebody else wrote meanwhile, where it differs. */
  theirs: Versioned<V> | null
}

const PAUSE_MS = 1200
const RETRY_MS = 5000
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * A text that is saved a moment after the typing stops. Until the server has it, it is kept on this device; without a
 * network it waits and is tried again. What somebody else wrote meanwhile is shown before anything is written over it.
 */
export class Autosave<V> {
  readonly #name: string
  readonly #listeners = new Set<() => void>()
  #tools: AutosaveTools<V>
  /** What the server has, as far as this page knows. */
  #base: Versioned<V>
  #now: Snapshot<V>
  readonly #again = new TryAgain({ next: () => this.#next(), pauses: [RETRY_MS] })

  constructor(name: string, standing: Versioned<V>, tools: AutosaveTools<V>) {
    const kept = openStored<Versioned<V>>(name)?.values ?? null
    this.#name = name
    this.#tools = tools
    this.#base = kept ? { values: standing.values, version: kept.version } : standing
    this.#now = {
      values: kept?.values ?? standing.values,
      state: kept ? 'typing' : 'saved',
      why: null,
      problem: null,
      theirs: null,
    }
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  get = (): Snapshot<V> => this.#now

  #set(some: Partial<Snapshot<V>>) {
    this.#now = { ...this.#now, ...some }
    for (const listener of this.#listeners) listener()
  }

  /** Begins to save what was kept here; what it gives back ends it, with a last try for what stands in the text then. */
  open = (): (() => void) => {
    const online = () => this.#again.later(0)
    if (this.#now.state !== 'saved') online()
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
      void this.flush()
    }
  }

  use(tools: AutosaveTools<V>) {
    this.#tools = tools
  }

  /** The server says so now. What is typed here is left alone. */
  stands(standing: Versioned<V>) {
    if (standing.version <= this.#base.version || this.savedVersion() === null) return
    this.#base = standing
    this.#set({ values: standing.values })
  }

  change = (values: V) => {
    writeStored(this.#name, { values, version: this.#base.version })
    if (this.#now.theirs) return this.#set({ values })
    this.#set({ values, state: 'typing' })
    this.#again.later(PAUSE_MS)
  }

  /** Sends what has not been sent; over when there is nothing left to do for now. */
  flush = (): Promise<void> => this.#again.run()

  async #next(): Promise<'more' | 'done' | Waits> {
    const sent = this.#now.values
    if (this.#now.theirs) return 'done'
    if (this.savedVersion() !== null) return this.#settled()
    this.#set({ state: 'saving' })
    try {
      const { version } = await this.#tools.save(sent, this.#base.version)
      this.#base = { values: sent, version }
      this.#set({ problem: null })
    } catch (error) {
      const stale = error instanceof ApiProblem && error.code === 'stale'
      const theirs = stale ? this.#tools.savedValuesIn(error.problem.current) : null
      if (!theirs || !same(theirs.values, sent)) return this.#refused(error, theirs)
      this.#base = theirs
    }
    return 'more'
  }

  #settled(): 'done' {
    markSent(this.#name)
    this.#set({ state: 'saved' })
    return 'done'
  }

  #refused(error: unknown, theirs: Versioned<V> | null): 'done' | Waits {
    const waits = waitsFor(error)
    const problem = waits || theirs ? null : sentenceOf(error)
    this.#set({ state: waits ? 'waiting' : 'refused', why: waits?.why ?? null, theirs, problem })
    return waits ?? 'done'
  }

  /** The version that the server has of all that is written here; null while it has not got all of it. */
  savedVersion = (): number | null => (same(this.#now.values, this.#base.values) ? this.#base.version : null)

  keepMine = () => {
    if (this.#now.theirs) this.#base = this.#now.theirs
    this.#set({ theirs: null })
    void this.flush()
  }

  takeTheirs = () => {
    const { theirs } = this.#now
    if (!theirs) return
    this.#base = theirs
    this.#set({ theirs: null, values: theirs.values })
    this.#settled()
  }
}
