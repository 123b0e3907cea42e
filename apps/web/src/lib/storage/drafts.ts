import { unkept } from './unkept.ts'

const prefix = 'draft:'
const ownerKey = 'drafts-of'
/** What begins so is kept on the device, and survives the tab being closed or killed; all others live in this tab. */
const offlineSession = 'kept/'

/** Who is signed in, as far as this page knows; undefined once they have signed out here, until somebody comes again. */
let owner: string | null | undefined = null

const shelves = [() => sessionStorage, () => localStorage]
const shelfOf = (key: string) => (key.startsWith(offlineSession) ? localStorage : sessionStorage)

/** A browser may forbid its storage altogether, and then refuses every question about it. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/** What was typed and not accepted yet. It is gone when its owner signs out, and never shown to the next person. */
export function readDraft<T>(key: string): T | null {
  if (unkept.has(key)) return unkept.get(key) as T
  return attempt(() => {
    const shelf = shelfOf(key)
    // On the device another tab may have let somebody else in meanwhile.
    if (owner && shelf === localStorage && shelf.getItem(ownerKey) !== owner) return null
    const text = shelf.getItem(prefix + key)
    return text === null ? null : (JSON.parse(text) as T)
  }, null)
}

/** @returns whether it is kept. Where the storage is full or forbidden it stays on this page, and is tried again. */
export function writeDraft(key: string, value: unknown): boolean {
  if (owner === undefined) return false
  try {
    const shelf = shelfOf(key)
    const theirs = shelf.getItem(ownerKey)
    if (owner !== null && theirs !== null && theirs !== owner) return false
    // Signing out in another tab empties the storage of this one as well: the owner is written with what is theirs.
    if (owner !== null && theirs === null) shelf.setItem(ownerKey, owner)
    shelf.setItem(prefix + key, JSON.stringify(value))
    unkept.drop(key)
    return true
  } catch {
    unkept.hold(key, value, writeDraft)
    return false
  }
}

/** Call when the server has accepted what was typed. */
export function dropDraft(key: string): void {
  unkept.drop(key)
  attempt(() => shelfOf(key).removeItem(prefix + key), undefined)
}

/** The keys that begin so, under which something can be read. */
export function draftKeys(begin: string): string[] {
  const stored = attempt(() => Object.keys(shelfOf(begin)), [])
  const kept = stored.filter(key => key.startsWith(prefix + begin)).map(key => key.slice(prefix.length))
  const held = unkept.keys().filter(key => key.startsWith(begin))
  return [...new Set([...kept, ...held])].filter(key => readDraft(key) !== null)
}

/** Whether anybody's things are on this device. */
export const isAnythingHere = () => attempt(() => localStorage.length > 0, false)

function clear(shelf: Storage): void {
  shelf.removeItem(ownerKey)
  for (const key of Object.keys(shelf)) if (key.startsWith(prefix)) shelf.removeItem(key)
}

/**
 * Says who is signed in. After a session that ran out their drafts are still there; those of somebody else go, so that
 * on a shared computer nobody finds what the person before them typed.
 */
export function keepDraftsOf(person: string): void {
  if (owner !== null && owner !== person) unkept.clear()
  owner = person
  for (const shelfIn of shelves)
    attempt(() => {
      const shelf = shelfIn()
      const before = shelf.getItem(ownerKey)
      if (before !== null && before !== person) clear(shelf)
      shelf.setItem(ownerKey, person)
    }, undefined)
}

/** Everything of everybody, at sign-out. */
export function dropAllDrafts(): void {
  owner = undefined
  unkept.clear()
  for (const shelf of shelves) attempt(() => clear(shelf()), undefined)
}
