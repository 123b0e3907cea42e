import { draftKeys, dropDraft, readDraft, writeDraft } from './drafts.ts'
import { newIdempotencyKey } from '../idempotency-key.ts'
import { letGo, tellSent, tellTyped, useOtherTabs, type Elsewhere } from './elsewhere.ts'

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
  return readDraft(main) === null ? (draftKeys(`${main}~`)[0] ?? main) : main
}

/** What was typed into this form on this device before, also in a tab that was killed. `at`: epoch milliseconds. */
export function readKept<V>(name: string): StoredDraft<V> | null {
  return readDraft<StoredDraft<V>>(locate(name))
}

/** The same for a form that opens with it, and goes on keeping from there. */
export function openKept<V>(name: string): StoredDraft<V> | null {
  const key = locate(name)
  const kept = readDraft<StoredDraft<V>>(key)
  const mark = kept?.mark ?? null
  const before = [...(kept?.before ?? []), ...(mark === null ? [] : [mark])].slice(-MOST_BEFORE)
  held.set(name, { key, mark, before })
  letGo(name)
  return kept
}

/** Keeps it for the form of that name. What another tab has written meanwhile stays beside it. */
export function writeKept(name: string, values: unknown): boolean {
  if (!held.has(name)) openKept(name)
  const mine = held.get(name) as DraftLock
  const there = readDraft<StoredDraft<unknown>>(mine.key)
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
export function keptNames(prefix: string): string[] {
  const names = draftKeys(mainOf(prefix)).map(key => key.slice(mainOf('').length).replace(/~[^~/]*$/u, ''))
  return [...new Set(names)]
}

/** Drops what this tab has of it. */
export function dropKept(name: string): void {
  dropDraft(held.get(name)?.key ?? locate(name))
  dropDraft(ownOf(name))
  held.delete(name)
  letGo(name)
}

/** Call when it has been sent: the same words in another tab go with it, and that tab says so. */
export function sentKept(name: string): void {
  const { mark, before } = held.get(name) ?? { mark: null, before: [] }
  dropKept(name)
  tellSent(name, mark === null ? before : [...before, mark])
}

/** What there is to tell of other tabs about a form. @param forget empties it: what stands in it was sent there */
export function useElsewhere(name: string, forget: () => void): Elsewhere {
  return useOtherTabs(name, () => {
    dropKept(name)
    forget()
  })
}
