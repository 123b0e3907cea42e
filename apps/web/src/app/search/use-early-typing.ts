import { useCallback, useLayoutEffect, useRef } from 'react'

/** Gives what was typed so far to the box that is there now, and leaves it the keys. */
export type HandOver = (take: (typed: string) => void) => void

/** Keeps what is typed from the moment the box is called until it is there, which a slow line makes seconds. */
export function useEarlyTyping(open: boolean, onEscape: () => void): HandOver {
  const typed = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (!open) return
    typed.current = ''
    function onKey(event: KeyboardEvent) {
      if (typed.current === null || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') onEscape()
      else if (event.key === 'Backspace') typed.current = typed.current.slice(0, -1)
      else if (event.key.length === 1) typed.current += event.key
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true })
      typed.current = null
    }
  }, [open, onEscape])
  return useCallback(take => {
    if (typed.current) take(typed.current)
    typed.current = null
  }, [])
}
