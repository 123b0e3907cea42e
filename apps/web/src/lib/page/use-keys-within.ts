import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Shortcuts } from './use-shortcuts.ts'

/** Single keys that work only while the focus is inside of this, so that nobody presses one by accident. */
export function useKeysWithin(element: RefObject<HTMLElement | null>, keys: Shortcuts): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    const inside = element.current
    if (!inside) return
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current[event.key.toLowerCase()]
      if (!act || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      act()
    }
    inside.addEventListener('keydown', onKey)
    return () => inside.removeEventListener('keydown', onKey)
  }, [element])
}
