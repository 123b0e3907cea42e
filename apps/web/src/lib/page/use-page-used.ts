import { useSyncExternalStore } from 'react'

/** What somebody does first with a page. The focus that a page sets by itself, on its heading, is none of it. */
const signs = ['pointerdown', 'keydown', 'input'] as const

let used = false
const waiting = new Set<() => void>()

function note() {
  used = true
  for (const tell of waiting) tell()
  for (const sign of signs) document.removeEventListener(sign, note, true)
}

/** Listens from the start: what opens a form was tapped before anything in the form could hear of it. */
export function watchForUse(): void {
  for (const sign of signs) document.addEventListener(sign, note, true)
}

function subscribe(tell: () => void) {
  waiting.add(tell)
  return () => void waiting.delete(tell)
}

/** Whether somebody has done anything since this document was opened: what only a tap needs can wait for one. */
export const usePageUsed = (): boolean => useSyncExternalStore(subscribe, () => used)
