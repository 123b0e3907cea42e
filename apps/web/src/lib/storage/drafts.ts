import { unkept } from './unkept.ts'

/*
 * The one place where what is typed lies until the server has it, and the one that says for how long. What somebody
 * types who is signed in is kept on the device: it is there when the tab was closed or killed, and goes when they sign
 * out or somebody else comes. What a visitor types is kept with the tab and goes with it, since nobody would come who
 * could take it away.
 */

const PREFIX = 'draft:'
const OWNER_KEY = 'drafts-of'
/** What begins so is about the tab itself, whoever sits at it: it would mislead another one. */
const ABOUT_TAB = 'tab/'
/** What was sent waits on the device, whoever is there now: only somebody signed in has sent anything. */
export const OUTBOX_KEY = 'kept/outbox'

/**
 * Who is signed in, as far as this page knows: null for a visitor, undefined once somebody has signed out here, until
 * they or another one comes.
 */
let owner: string | null | undefined = null

const storages = [() => localStorage, () => sessionStorage]
function storageOf(key: string): Storage {
  if (key === OUTBOX_KEY) return localStorage
  return key.startsWith(ABOUT_TAB) || !owner ? sessionStorage : localStorage
}

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
  // Whoever signs in goes on with what they typed in this tab before.
  for (const storageIn of storages) {
    const found = attempt(() => readFrom(storageIn(), key), null)
    if (found !== null) return JSON.parse(found) as T
  }
  return null
}

function readFrom(storage: Storage, key: string): string | null {
  // On the device another tab may have let somebody else in meanwhile.
  const isTheirs = owner && storage === localStorage && storage.getItem(OWNER_KEY) !== owner
  return isTheirs ? null : storage.getItem(PREFIX + key)
}

/** @returns whether it is kept. Where the storage is full or forbidden it stays on this page, and is tried again. */
export function writeDraft(key: string, value: unknown): boolean {
  if (owner === undefined) return false
  try {
    const storage = storageOf(key)
    const theirs = storage.getItem(OWNER_KEY)
    if (owner !== null && theirs !== null && theirs !== owner) return false
    // Signing out in another tab empties the storage of this one as well: the owner is written with what is theirs.
    if (owner !== null && theirs === null) storage.setItem(OWNER_KEY, owner)
    storage.setItem(PREFIX + key, JSON.stringify(value))
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
  for (const storageIn of storages) attempt(() => storageIn().removeItem(PREFIX + key), undefined)
}

/** The keys that begin so, under which something can be read. */
export function draftKeys(begin: string): string[] {
  const stored = storages.flatMap(storageIn => attempt(() => Object.keys(storageIn()), []))
  const kept = stored.filter(key => key.startsWith(PREFIX + begin)).map(key => key.slice(PREFIX.length))
  const held = unkept.keys().filter(key => key.startsWith(begin))
  return [...new Set([...kept, ...held])].filter(key => readDraft(key) !== null)
}

/** Whether anybody's things are on this device. */
export const isAnythingHere = () => attempt(() => localStorage.length > 0, false)

function clear(storage: Storage): void {
  storage.removeItem(OWNER_KEY)
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
}

/**
 * Says who is signed in. After a session that ran out their drafts are still there; those of somebody else go, so that
 * on a shared computer nobody finds what the person before them typed.
 */
export function keepDraftsOf(person: string): void {
  if (owner !== null && owner !== person) unkept.clear()
  owner = person
  for (const storageIn of storages)
    attempt(() => {
      const storage = storageIn()
      const before = storage.getItem(OWNER_KEY)
      if (before !== null && before !== person) clear(storage)
      storage.setItem(OWNER_KEY, person)
    }, undefined)
}

/** The session has ended, and nobody signed out: theirs stay for them, and whoever types now is a visitor. */
export function leaveDraftsWaiting(): void {
  if (owner) owner = null
}

/** Everything of everybody, at sign-out. */
export function dropAllDrafts(): void {
  owner = undefined
  unkept.clear()
  for (const storage of storages) attempt(() => clear(storage()), undefined)
}
