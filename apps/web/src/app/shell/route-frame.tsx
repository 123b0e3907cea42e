import { useLayoutEffect, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import { PageGuard } from '#ui/page-frame.tsx'

/** Begins at the top of the page, or at the place the address names. */
function Arrival({ hash }: { hash: string }) {
  useLayoutEffect(() => {
    if (hash === '') window.scrollTo(0, 0)
  }, [hash])
  return null
}

/** Round every screen: its own guard and its own arrival. */
export function RouteFrame({ children }: { children: ReactNode }) {
  const { pathname, hash } = useLocation()
  return (
    <PageGuard key={pathname}>
      <Arrival hash={hash} />
      {children}
    </PageGuard>
  )
}
