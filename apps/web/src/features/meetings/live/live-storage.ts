import { runState, type RunState } from '@hubs/schema/meetings/live'
import type { Anchor, ServerClock } from '#lib/live/live-clock.ts'
import { COMMAND_PREFIX } from '#lib/storage/device-storage.ts'
import { deviceStore } from '#lib/storage/browser-database.ts'
import { newIdempotencyKey } from '#lib/idempotency-key.ts'
import { otherTabs } from '#lib/storage/other-tabs.ts'
import { unkept } from '#lib/storage/unkept.ts'
import type { Waiting } from './live-state.ts'
import type { CommandInput, GivenCommand } from './replay.ts'

/** A command on its way. */
export type Item = Waiting &
  GivenCommand &
  Stamp & {
    tries: number
    /** Where the meeting was when it was given. */
    course: string
    /** The server would not have it as things were: it waits for the person, not for the network. */
    left?: true
  }

/** As it is kept on the device, where what an older build of these pages has left lies too. */
type StoredItem = Omit<Item, 'input'> & { wish: CommandInput }
const toStored = ({ input, ...rest }: Item): StoredItem => ({ ...rest, wish: input })
const fromStored = ({ wish, ...rest }: StoredItem): Item => ({ ...rest, input: wish })
const readItems = (stored: unknown) => (stored as StoredItem[]).map(fromStored)

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

/** This page, from its opening to its end. What was given on it is kept under its name. */
const thisPage = newIdempotencyKey()

const lockOf = (page: string) => `page:${page}`
const rowOf = (meetingId: string, page: string) => `${COMMAND_PREFIX}${meetingId}:${page}`
const tabs = otherTabs<string>('hubs-commands')
let held = false

/** As long as this page lives, others know it by this lock; a browser gives it back however a page ends. */
function holdLock() {
  if (held) return
  held = true
  void navigator.locks?.request(lockOf(thisPage), () => new Promise(() => {})).catch(() => undefined)
}

async function livingPages(): Promise<Set<string>> {
  const { held: locks = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(locks.map(({ name }) => name ?? ''))
}

/** Whether there is room for it by now. */
async function keepAgain(row: string, items: unknown): Promise<void> {
  if (await deviceStore.put(row, items)) unkept.drop(row)
}

/**
 * Writes down what waits on this page, and tells the other pages of this browser.
 * @param waits nothing has come back for a while: where it can't be written down, people are told
 */
export async function keepCommands(meetingId: string, items: readonly Item[], waits = true): Promise<void> {
  holdLock()
  const row = rowOf(meetingId, thisPage)
  const stored = items.map(toStored)
  const isKept = items.length === 0 ? await deviceStore.drop(row).then(() => true) : await deviceStore.put(row, stored)
  if (isKept || !waits) unkept.drop(row)
  else unkept.hold(row, stored, (each, held) => void keepAgain(each, held))
  tabs.tell(meetingId)
}

/** What waits on other pages of this browser, of this meeting: a projector beside the console shows it too. */
export async function commandsElsewhere(meetingId: string): Promise<Item[]> {
  const rows = await deviceStore.entries(rowOf(meetingId, ''))
  return rows.flatMap(([row, items]) => (row === rowOf(meetingId, thisPage) ? [] : readItems(items)))
}

export function onCommandsElsewhere(meetingId: string, listener: () => void): () => void {
  return tabs.onWord(each => each === meetingId && listener())
}

/** Takes over what pages that are gone have left: a tab was closed or killed, the browser was started again. */
export async function adoptCommands(meetingId: string): Promise<Item[]> {
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks ? navigator.locks.request(`adopt:${meetingId}`, work) : work()
  return alone(async () => {
    const living = await livingPages()
    const left: Item[] = []
    for (const [row, items] of await deviceStore.entries(rowOf(meetingId, ''))) {
      const page = row.slice(rowOf(meetingId, '').length)
      if (page === thisPage || living.has(lockOf(page))) continue
      left.push(...readItems(items))
      await keepCommands(meetingId, left)
      await deviceStore.drop(row)
    }
    return left.toSorted((a, b) => a.at - b.at)
  })
}

/** The moment of a command: by the server’s clock, with whether that is known, and by the one that this page counts with. */
export function createTimestamp(clock: ServerClock): Stamp {
  return { at: clock.now(), sure: clock.doubt() === null, monotonic: performance.now(), page: thisPage }
}

/**
 * How long ago a command was given, milliseconds. On the same page the monotonic clock has counted at least so much; it
 * stands still while the device sleeps, so the server's clock counts where it was known then.
 */
export async function elapsedSince({ at, sure, monotonic, page }: Stamp, clock: ServerClock): Promise<number> {
  const here = page === thisPage ? performance.now() - monotonic : null
  if (here !== null && !sure) return here
  if (clock.doubt() !== null || here === null) await clock.measure()
  return Math.max(here ?? 0, clock.now() - at)
}

/** A run as the server last told it, and the moments that a reload would lose. */
export type CachedRun = { run: RunState; anchor: Anchor; lastWord: number }

const keyOf = (meetingId: string) => `run:${meetingId}`

export function cacheRun(meetingId: string, kept: CachedRun): void {
  void deviceStore.put(keyOf(meetingId), kept)
}

/** @returns null where there is none, or one that an older build of these pages has left in another form */
export async function readCachedRun(meetingId: string): Promise<CachedRun | null> {
  const kept = (await deviceStore.get(keyOf(meetingId))) as CachedRun | undefined
  return kept && runState.safeParse(kept.run).success ? kept : null
}
