import { useEffect } from 'react'

const prefix = 'draft:'
const ownerKey = 'drafts-of'

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
  try {
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
export function keepDraftsOf(owner: string): void {
  const before = sessionStorage.getItem(ownerKey)
  if (before !== null && before !== owner) dropAllDrafts()
  sessionStorage.setItem(ownerKey, owner)
}

/** Everything of everybody, at sign-out. */
export function dropAllDrafts(): void {
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
  useEffect(() => {
    const draft = readDraft<T>(key)
    if (draft) reset({ ...(getValues() as T), ...draft })
    const without = secrets.split(',')
    const watching = watch(values => {
      writeDraft(key, Object.fromEntries(Object.entries(values).filter(([name]) => !without.includes(name))))
    })
    return () => watching.unsubscribe()
  }, [key, secrets, watch, reset, getValues])
  return () => dropDraft(key)
}
