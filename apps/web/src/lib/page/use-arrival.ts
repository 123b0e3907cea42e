import { type RefObject, useEffect } from 'react'
import { useLocation } from 'react-router-dom'

/** What somebody does who moves on by themselves. */
const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Brings it to the top, and again whenever the page above it has filled, until they move on. Returns how to stop. */
function stayAt(element: Element): () => void {
  const stop = new AbortController()
  const go = () => element.scrollIntoView?.()
  const size = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(go)
  const end = () => {
    size?.disconnect()
    stop.abort()
  }
  for (const each of moves) window.addEventListener(each, end, { passive: true, signal: stop.signal })
  go()
  size?.observe(document.body)
  return end
}

/** The keyboard goes on from there, and a screen reader says where it is: not from the top of a page that has gone by. */
function focusHeadingOf(element: Element) {
  const heading = element.matches('h2, h3') ? element : element.querySelector('h2, h3')
  if (!(heading instanceof HTMLElement)) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/**
 * Keeps the place in view that the address names after its `#`.
 * @param place the one place that stands here, with its own `#…`; without it, whatever has that id
 */
export function useArrival(place?: { at: string; element: RefObject<HTMLElement | null> }) {
  const { hash } = useLocation()
  const at = place?.at
  const own = place?.element
  useEffect(() => {
    if (hash === '' || (at !== undefined && at !== hash)) return
    const element = own ? own.current : document.getElementById(hash.slice(1))
    if (!element) return
    focusHeadingOf(element)
    return stayAt(element)
  }, [hash, at, own])
}
