import { useEffect, useState, type RefObject } from 'react'

/**
 * Whether it has come near the window, once and for all: what is far down a page need not be loaded with it.
 * @param margin how far off counts as near, as `rootMargin` takes it
 */
export function useInViewport(element: RefObject<Element | null>, margin = '400px 0px'): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (near || !watched) return
    const observer = new IntersectionObserver(entries => entries.some(each => each.isIntersecting) && setNear(true), {
      rootMargin: margin,
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, margin, near])
  return near
}
