import type { ReactNode } from 'react'
import './notes.css'

type EmptyStateProps = { title: string; inSection?: boolean; children?: ReactNode }

/** Nothing here yet: why, and what to do about it. Its heading is one below the page's, or below the section's. */
export function EmptyState({ title, inSection = false, children }: EmptyStateProps) {
  const Heading = inSection ? 'h3' : 'h2'
  return (
    <div className="empty-state">
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}
