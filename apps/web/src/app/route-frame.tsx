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

/** Round every screen: its own error boundary, and the top of the page (or the place the address names) at arrival. */
export function RouteFrame({ children }: { children: ReactNode }) {
  const { pathname, hash } = useLocation()
  useLayoutEffect(() => {
    if (hash === '') window.scrollTo(0, 0)
  }, [pathname, hash])
  return <ErrorBoundary key={pathname}>{children}</ErrorBoundary>
}
