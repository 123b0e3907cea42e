import { draftKeys, dropDraft, readDraft, writeDraft } from '../storage/drafts.ts'
import { newIdempotencyKey } from '../idempotency-key.ts'
import { goesOn, letGo, tellSent, tellTyped, useOtherTabs, type Elsewhere } from './elsewhere.ts'

/*
 * What forms keep, each under its name. Tabs that have the same form open share what is kept of it, until two of them
 * say something else: then the later one goes on beside the other, and neither is written over. Where it all lies is
 * for `drafts.ts` to say.
 */

/** `mark` names this wording among all; `before` those that stood in its field earlier, also on another tab. */
type StoredDraft<V> = { values: V; at: number; mark?: string; before?: readonly string[] }

/** What this tab keeps for a form, and where: beside what another tab keeps, never over it. */
type DraftLock = { key: string; mark: string | null; before: readonly string[] }
const held = new Map<string, DraftLock>()
const MOST_BEFORE = 8

const mainOf = (name: string) => `kept/${name}`
/** Where this tab has gone on beside another one; the tab finds it again after a reload. */
const ownOf = (name: string) => `tab/${name}`

/** Where this tab finds what was typed: its own first, then what all share, then what a tab that is gone has left. */
function locate(name: string): string {
  const own = readDraft<string>(ownOf(name))
  if (own !== null && readDraft(own) !== null) return own
  const main = mainOf(name)
  if (readDraft(main) !== null) return main
  // Earlier pages kept most forms in their tab, by the bare name: a tab that was open then still has its words there.
  return draftKeys(`${main}~`)[0] ?? (readDraft(name) === null ? main : name)
}

/** As those earlier pages wrote it, it was the values alone. */
function storedAt<V>(key: string): StoredDraft<V> | null {
  const stored = readDraft<StoredDraft<V> | V>(key)
  if (stored === null) return null
  const isWhole = typeof stored === 'object' && 'values' in stored && 'at' in stored
  return isWhole ? stored : { values: stored as V, at: 0 }
}

/** What was typed into this form on this device before, also in a tab that was killed. `at`: epoch milliseconds. */
export function readStored<V>(name: string): StoredDraft<V> | null {
  return storedAt<V>(locate(name))
}

/** The same for a form that opens with it, and goes on keeping from there. */
export function openStored<V>(name: string): StoredDraft<V> | null {
  const key = locate(name)
  const kept = storedAt<V>(key)
  const mark = kept?.mark ?? null
  const before = [...(kept?.before ?? []), ...(mark === null ? [] : [mark])].slice(-MOST_BEFORE)
  held.set(name, { key, mark, before })
  // Words of this tab's own stay its own after a reload, also when those of another tab are sent meanwhile.
  if (readDraft(ownOf(name)) === key) goesOn(name, mark)
  else letGo(name)
  return kept
}

/** Keeps it for the form of that name. What another tab has written meanwhile stays beside it. */
export function writeStored(name: string, values: unknown): boolean {
  if (!held.has(name)) openStored(name)
  const mine = held.get(name) as DraftLock
  const there = storedAt<unknown>(mine.key)
  if (there && (there.mark ?? null) !== mine.mark) {
    mine.key = `${mainOf(name)}~${newIdempotencyKey()}`
    writeDraft(ownOf(name), mine.key)
  }
  mine.mark = newIdempotencyKey()
  tellTyped(name, mine.mark)
  return writeDraft(mine.key, {
    values,
    at: Date.now(),
    mark: mine.mark,
    before: mine.before,
  } satisfies StoredDraft<unknown>)
}

/** The names that begin so, of the forms in which something is kept. */
export function storedNames(prefix: string): string[] {
  const names = draftKeys(mainOf(prefix)).map(key => key.slice(mainOf('').length).replace(/~[^~/]*$/u, ''))
  return [...new Set(names)]
}

/** Drops what this tab has of it, and nothing that another one has written there since. */
export function dropStored(name: string): void {
  const mine = held.get(name)
  const key = mine?.key ?? locate(name)
  if (!mine || (storedAt(key)?.mark ?? null) === mine.mark) dropDraft(key)
  dropDraft(ownOf(name))
  // What is typed here next is something new: it doesn't go on with what another tab may have there.
  if (mine) held.set(name, { key: mainOf(name), mark: null, before: [] })
  letGo(name)
}

/** Call when it has been sent: the same words in another tab go with it, and that tab says so. */
export function markSent(name: string): void {
  const { mark, before } = held.get(name) ?? { mark: null, before: [] }
  dropStored(name)
  tellSent(name, mark === null ? before : [...before, mark])
}

/** What there is to tell of other tabs about a form. @param forget empties it: what stands in it was sent there */
export function useElsewhere(name: string | null, forget: () => void): Elsewhere {
  return useOtherTabs(name, () => {
    if (name !== null) dropStored(name)
    forget()
  })
}
