import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/** What a key does, by `KeyboardEvent.key`, letters in lower case. */
export type Shortcuts = Record<string, (() => void) | undefined>

const FIELDS = 'input, textarea, select, [contenteditable]'
/** These answer to the space bar themselves. */
const PRESSABLE = 'button, a, summary, [role="button"]'

/** Whether a key that is pressed there does what it does for the page. */
function reaches(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return true
  if (target.closest(FIELDS) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  return key !== ' ' || !target.closest(PRESSABLE)
}

function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false
  return reaches(event.target, event.key)
}

function onFocus(listener: () => void) {
  // Where something loses the focus, what gets it is known a moment later.
  const soon = () => setTimeout(listener)
  document.addEventListener('focusin', listener)
  document.addEventListener('focusout', soon)
  return () => {
    document.removeEventListener('focusin', listener)
    document.removeEventListener('focusout', soon)
  }
}

/** Whether that key would do now what the page says of it: with the focus where it is. */
export function useKeyReaches(key: string): boolean {
  return useSyncExternalStore(onFocus, () => reaches(document.activeElement, key))
}

/** Whether the focus is on the page's main act, which the space bar presses by itself. */
export function useOnMain(): boolean {
  return useSyncExternalStore(onFocus, () => document.activeElement?.matches('[data-main-act]') === true)
}

/**
 * Single keys for the whole page; never while somebody types, and not in a dialog. Heard from the moment at which the
 * page is seen, as it is then: an effect that runs after the paint would miss a key, or do what one stood for before.
 */
export function useShortcuts(shortcuts: Shortcuts, on = true): void {
  const latest = useRef(shortcuts)
  useLayoutEffect(() => {
    latest.current = shortcuts
  })
  useLayoutEffect(() => {
    if (!on) return
    function onKey(event: KeyboardEvent) {
      const act = latest.current[event.key.toLowerCase()]
      if (!act || !isForThePage(event)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [on])
}
