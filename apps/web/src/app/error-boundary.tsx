import { Component, type ReactNode } from 'react'
import { ProblemNote } from '#ui/problem-note.tsx'

/** A page that breaks says so, with a way on, and takes nothing else with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
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
