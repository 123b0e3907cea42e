import { useCallback, useLayoutEffect, useRef, type RefCallback } from 'react'

let arrivals = 0

/**
 * Names the page in the tab and, when the route has changed, moves the focus to its heading as soon as there is one, so
 * that a screen reader says where one is. Put the ref on the `h1` with `tabIndex={-1}`. The very first page keeps the
 * browser's own focus.
 */
export function usePageTitle(title: string): RefCallback<HTMLHeadingElement> {
  const arrived = useRef(false)
  // With the heading, not some time after it.
  useLayoutEffect(() => {
    document.title = title
  }, [title])
  return useCallback(heading => {
    if (!heading || arrived.current) return
    arrived.current = true
    arrivals += 1
    if (arrivals > 1) heading.focus({ preventScroll: true })
  }, [])
}

/**
 * After a change that the page's heading now tells of: it gets the focus, where the button has gone with the change.
 * @param also where the button stands there still, and now does the opposite
 */
export function toHeading(also = false): void {
  // Two frames: one for the screen to draw the change, one for a dialog to have given the focus back.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (!lost && !also) return
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
      // Far above the button in a list. Not before: a dialog that closes puts the page back where it was.
      window.scrollTo(0, 0)
    }),
  )
}
