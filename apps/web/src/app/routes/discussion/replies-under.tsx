import { lazy, useId, useRef } from 'react'
import type { DiscussionProps } from '#features/discussion/discussion.tsx'
import { useArrival } from '#lib/page/use-arrival.ts'
import { useInViewport } from '#lib/page/use-in-viewport.ts'
import { repliesAt } from '#shared/paths.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Boundary, ErrorBoundary } from '#ui/page/boundary.tsx'

// Far down a page that is there for something else: it comes when one comes near it.
const loadDiscussion = () => import('#features/discussion/discussion.tsx').then(each => ({ default: each.Discussion }))
const Discussion = lazy(loadDiscussion)

const notThere = (
  <ProblemNote retry={() => window.location.reload()}>
    The discussion didn’t load. Check your connection, then try again.
  </ProblemNote>
)

type RepliesUnderProps = DiscussionProps & { title?: string; className?: string }

/** The discussion at the foot of a page, where a link to it leads. */
export function RepliesUnder({ title = 'Discussion', className = 'col', ...discussion }: RepliesUnderProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const near = useInViewport(section)
  useArrival({ at: repliesAt(''), element: section })
  return (
    // On paper a heading with nothing under it is nothing.
    <section
      ref={section}
      id={repliesAt('').slice(1)}
      className={near ? className : `${className} no-print`}
      aria-labelledby={id}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {!near && <p className="quiet">Loading comments…</p>}
      {near && (
        <ErrorBoundary instead={notThere}>
          <Boundary waiting="Loading comments…" code={loadDiscussion}>
            <Discussion {...discussion} />
          </Boundary>
        </ErrorBoundary>
      )}
    </section>
  )
}
