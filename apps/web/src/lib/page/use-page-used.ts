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

let pressed = false
const held = new Set<() => void>()

/** Once the press has become a click: where that lands is settled as the pointer goes up. */
function release() {
  setTimeout(() => {
    pressed = false
    for (const run of held) run()
    held.clear()
  })
}

/**
 * Does it now, or after the press that is under way: what a page draws anew between the pointer's going down and up moves
 * a button from under it, and the press is lost.
 */
export function onceReleased(run: () => void): void {
  if (pressed) held.add(run)
  else run()
}

/** Listens from the start: what opens a form was tapped before anything in the form could hear of it. */
export function watchForUse(): void {
  for (const sign of signs) document.addEventListener(sign, note, true)
  document.addEventListener('pointerdown', () => (pressed = true), true)
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, release, true)
}

function subscribe(tell: () => void) {
  waiting.add(tell)
  return () => void waiting.delete(tell)
}

/** Whether somebody has done anything since this document was opened: what only a tap needs can wait for one. */
export const usePageUsed = (): boolean => useSyncExternalStore(subscribe, () => used)
