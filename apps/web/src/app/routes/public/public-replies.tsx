import { useQuery } from '@tanstack/react-query'
import { lazy, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import { meQuery } from '#features/accounts/me.query.ts'
import { useInViewport } from '#lib/page/use-in-viewport.ts'
import { paths, repliesAt } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'

// Far down the page that visitors come for: neither weighs on its first load.
const loadReplies = () =>
  import('#features/discussion/visitors/public-replies.tsx').then(each => ({ default: each.PublicReplies }))
const PublicReplies = lazy(loadReplies)
const loadDiscussion = () => import('#features/discussion/discussion.tsx').then(each => ({ default: each.Discussion }))
const Discussion = lazy(loadDiscussion)

/** Replies to the programme: for visitors with a form, for colleagues as they are anywhere else. */
export function PublicRepliesSection({ timeZone }: { timeZone: string }) {
  const { search } = useLocation()
  const section = useRef<HTMLElement>(null)
  const near = useInViewport(section)
  const { data: me } = useQuery(meQuery())
  return (
    // On paper a heading with nothing under it is nothing.
    <section
      ref={section}
      className={near ? 'public-section' : 'public-section no-print'}
      id="replies"
      aria-labelledby="replies-title"
    >
      <h2 id="replies-title">Comments</h2>
      {!near && <p className="quiet">Loading comments…</p>}
      {near && me !== undefined && (
        <Boundary waiting="Loading comments…" code={me ? loadDiscussion : loadReplies}>
          {me ? (
            <Discussion subject={{ kind: 'programme', key: 'current' }} timeZone={timeZone} />
          ) : (
            <PublicReplies
              timeZone={timeZone}
              search={search}
              signIn={
                <LinkButton to={paths.signIn(repliesAt(paths.public))} look="ghost">
                  Work here? Sign in to comment as yourself
                </LinkButton>
              }
            />
          )}
        </Boundary>
      )}
    </section>
  )
}
