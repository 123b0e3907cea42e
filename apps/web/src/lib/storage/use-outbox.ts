import { useMemo, useSyncExternalStore } from 'react'
import { outbox, type Posted } from './outbox.ts'

/** What was sent from forms whose name begins so, and has not reached the server yet. */
export function useWaiting(form: string): readonly Posted[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.get)
  return useMemo(() => all.filter(each => each.form.startsWith(form)), [all, form])
}
