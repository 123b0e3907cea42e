import { useEffect, useRef } from 'react'

const prefix = 'draft:'
const ownerKey = 'drafts-of'

/** Who is signed in, as far as this page knows; undefined once they have signed out here, until somebody comes again. */
let owner: string | null | undefined = null

/** Drafts live in this tab only and are gone when it closes: a shared computer shows nothing to the next person. */
export function readDraft<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(prefix + key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

export function writeDraft(key: string, value: unknown): void {
  if (owner === undefined) return
  try {
    // Signing out in another tab empties the storage of this one as well: the owner is written with what is theirs.
    if (owner !== null && sessionStorage.getItem(ownerKey) === null) sessionStorage.setItem(ownerKey, owner)
    sessionStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // A full or forbidden storage loses the copy, not what is on the screen.
  }
}

/** Call when the server has accepted what was typed. */
export function dropDraft(key: string): void {
  sessionStorage.removeItem(prefix + key)
}

/**
 * Says who is signed in. After a session that ran out their drafts are still there; those of somebody else go, so that
 * on a shared computer nobody finds what the person before them typed.
 */
export function keepDraftsOf(person: string): void {
  const before = sessionStorage.getItem(ownerKey)
  if (before !== null && before !== person) dropAllDrafts()
  owner = person
  sessionStorage.setItem(ownerKey, person)
}

/** Everything of everybody, at sign-out. */
export function dropAllDrafts(): void {
  owner = undefined
  sessionStorage.removeItem(ownerKey)
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

type WatchableForm<T> = {
  watch: (listener: (values: object) => void) => { unsubscribe: () => void }
  getValues: () => object
  reset: (values: T) => void
}

/**
 * Keeps what is typed into a react-hook-form form as a draft, and puts a draft back when the form opens.
 * @param secret fields never to keep, such as a password
 * @returns call it when the server has accepted the form
 */
export function useFormDraft<T extends object>(key: string, form: WatchableForm<T>, secret: readonly string[] = []) {
  const { watch, reset, getValues } = form
  const secrets = secret.join()
  const typed = useRef<object | null>(null)
  useEffect(() => {
    const draft = readDraft<T>(key)
    if (draft) reset({ ...(getValues() as T), ...draft })
    const without = secrets.split(',')
    const watching = watch(values => {
      typed.current = Object.fromEntries(Object.entries(values).filter(([name]) => !without.includes(name)))
      writeDraft(key, typed.current)
    })
    return () => {
      watching.unsubscribe()
      // The form goes away, perhaps because the session has ended: what stands in it is kept once more.
      if (typed.current) writeDraft(key, typed.current)
    }
  }, [key, secrets, watch, reset, getValues])
  return () => {
    typed.current = null
    dropDraft(key)
  }
}
