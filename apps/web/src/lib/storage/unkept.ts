import { useSyncExternalStore } from 'react'

const AGAIN_MS = 3000

type Again = (key: string, value: unknown) => void
const values = new Map<string, { value: unknown; again: Again }>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function changed() {
  for (const listener of listeners) listener()
}
const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** What this device would not keep: it lives on this page alone, and is tried again until there is room. */
export const unkept = {
  has: (key: string) => values.has(key),
  get: (key: string) => values.get(key)?.value,
  keys: () => [...values.keys()],
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** @param again tries to keep it; called every few seconds */
  hold(key: string, value: unknown, again: Again) {
    values.set(key, { value, again })
    timer ??= setInterval(() => {
      for (const [each, held] of values) held.again(each, held.value)
    }, AGAIN_MS)
    // Only this page has it now, so leaving it asks first.
    window.addEventListener('beforeunload', ask)
    changed()
  },
  drop(key: string) {
    if (!values.delete(key)) return
    if (values.size === 0) unkept.clear()
    else changed()
  },
  clear() {
    values.clear()
    clearInterval(timer)
    timer = undefined
    window.removeEventListener('beforeunload', ask)
    changed()
  },
}

/** Whether something that was typed here is not kept on this device. */
export function useIsUnkept(): boolean {
  return useSyncExternalStore(unkept.subscribe, isUnkept)
}
export const isUnkept = () => values.size > 0
