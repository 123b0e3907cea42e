import { Component, type ReactNode } from 'react'
import { ProblemNote } from '#ui/forms/problem-note.tsx'

type Props = {
  children: ReactNode
  /** What stands in the place of a part of a page whose code did not come; a page's own words where it is left out. */
  instead?: ReactNode
}

/** A page that breaks, or a part of one, says so, with a way on, and takes nothing else with it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    if (this.props.instead !== undefined) return this.props.instead
    return (
      <main className="page" id="main">
        <h1>This page didn’t load</h1>
        <ProblemNote retry={() => window.location.reload()}>
          Something went wrong. Anything you’ve saved is safe. Try loading the page again.
        </ProblemNote>
      </main>
    )
  }
}
