import type { ReactNode } from 'react'
import { PlainPage } from './page-frame.tsx'

type NoPageProps = {
  /** What is so: “Page not found”. */
  title: string
  /** Why, or what to do about it. */
  lead: ReactNode
  /** One or two ways on. */
  children: ReactNode
}

/**
 * In the place of a page that is not there, or is not this person's. A page of one's own with nothing in it yet keeps its
 * name, and says so in an `EmptyState`; one that could not be loaded has a `ProblemNote`.
 */
export function NoPage({ title, lead, children }: NoPageProps) {
  return (
    <PlainPage title={title} lead={lead}>
      <p className="row wrap">{children}</p>
    </PlainPage>
  )
}
