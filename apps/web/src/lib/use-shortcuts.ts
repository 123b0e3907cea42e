import { useEffect, useRef } from 'react'

/** What a key does, by `KeyboardEvent.key`, letters in lower case. */
export type Shortcuts = Record<string, (() => void) | undefined>

const FIELDS = 'input, textarea, select, [contenteditable]'
/** These answer to the space bar themselves. */
const PRESSABLE = 'button, a, summary, [role="button"]'

function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false
  if (!(event.target instanceof Element)) return true
  if (event.target.closest(FIELDS) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  return event.key !== ' ' || !event.target.closest(PRESSABLE)
}

/** Single keys for the whole page; never while somebody types, and not in a dialog. */
export function useShortcuts(shortcuts: Shortcuts, on = true): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
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
