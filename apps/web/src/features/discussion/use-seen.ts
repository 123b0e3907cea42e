import { useEffect, useRef, type RefObject } from 'react'
import { useReportSeen, type DiscussionSubject } from './discussion.queries.ts'

/** So much of the window's foot does not count: what only peeps in is not read. */
const MARGIN = '0px 0px -15% 0px'

/** Says to the server what was on the screen: the newest of it, once it is. */
export function useSeen(subject: DiscussionSubject): (at: string) => void {
  const { mutate } = useReportSeen(subject)
  const newest = useRef('')
  const asked = useRef(false)
  return at => {
    if (at <= newest.current) return
    newest.current = at
    if (asked.current) return
    asked.current = true
    // Several come into sight together: one word about all of them.
    queueMicrotask(() => {
      asked.current = false
      mutate(newest.current)
    })
  }
}

/** Calls when this has been in sight. */
export function useInSight(element: RefObject<Element | null>, on: boolean, onSeen: () => void): void {
  const latest = useRef(onSeen)
  useEffect(() => {
    latest.current = onSeen
  })
  useEffect(() => {
    const watched = element.current
    if (!on || !watched) return
    const observer = new IntersectionObserver(
      entries => {
        if (!entries.some(each => each.isIntersecting)) return
        observer.disconnect()
        latest.current()
      },
      { rootMargin: MARGIN },
    )
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, on])
}
