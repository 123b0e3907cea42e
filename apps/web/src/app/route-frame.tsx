import { Component, useLayoutEffect, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import { ProblemNote } from '#ui/problem-note.tsx'

class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="page" id="main">
        <h1>This page did not open</h1>
        <ProblemNote retry={() => window.location.reload()}>
          Something went wrong in this page. Nothing that was saved is lost.
        </ProblemNote>
      </main>
    )
  }
}

/** Begins at the top of the page, or at the place the address names. */
function Arrival({ hash }: { hash: string }) {
  useLayoutEffect(() => {
    if (hash === '') window.scrollTo(0, 0)
  }, [hash])
  return null
}

/** Round every screen: its own error boundary and its own arrival. */
export function RouteFrame({ children }: { children: ReactNode }) {
  const { pathname, hash } = useLocation()
  return (
    <ErrorBoundary key={pathname}>
      <Arrival hash={hash} />
      {children}
    </ErrorBoundary>
  )
}
