/** `?next=` if it leads somewhere on this site; anything else is left out, so that no link can send people elsewhere. */
export function nextPage(search: string, otherwise: string): string {
  const next = new URLSearchParams(search).get('next')
  if (!next?.startsWith('/')) return otherwise
  try {
    const url = new URL(next, window.location.origin)
    const here = url.origin === window.location.origin && !url.pathname.startsWith('//')
    return here ? url.pathname + url.search + url.hash : otherwise
  } catch {
    return otherwise
  }
}
