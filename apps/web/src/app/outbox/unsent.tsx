import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { meQuery } from '#features/accounts/me.query.ts'
import { draftKeys, OUTBOX_KEY } from '#lib/storage/drafts.ts'
import { ErrorBoundary } from '#ui/page/boundary.tsx'
import CloudOff from 'lucide-react/icons/cloud-off'
import { useIsUnkept } from '#lib/storage/unkept.ts'
import './not-kept-note.css'

/** Over every page, wherever one is in it: what is typed is only here, and what to do. */
export function NotKeptNote() {
  const isUnkept = useIsUnkept()
  return (
    <div className="not-kept no-print" role="alert">
      {isUnkept && (
        <p>
          <CloudOff className="icon" aria-hidden />
          <span>
            <strong>Not saved on this device: its storage is full or blocked.</strong> You can still send what you
            typed. Until you do, keep this tab open. Saving will start again when there’s space.
          </span>
        </p>
      )}
    </div>
  )
}

// No first page waits for either.
const OutboxSender = lazy(() => import('./outbox-sender.tsx').then(each => ({ default: each.OutboxSender })))
const UnsentNote = lazy(() => import('./unsent-note.tsx').then(each => ({ default: each.UnsentNote })))

/** Sends what waits, on every page there is, for as long as somebody is signed in. */
export function Sender() {
  const { data: me } = useQuery(meQuery())
  return (
    <ErrorBoundary instead={null}>
      <Suspense>{me && <OutboxSender />}</Suspense>
    </ErrorBoundary>
  )
}

/** For somebody who is not: what waits for them to be. */
export function Unsent({ isSignInPage = false }: { isSignInPage?: boolean }) {
  const { data: me } = useQuery(meQuery())
  if (me !== null || draftKeys(OUTBOX_KEY).length === 0) return null
  return (
    <ErrorBoundary instead={null}>
      <Suspense>
        <UnsentNote isSignInPage={isSignInPage} />
      </Suspense>
    </ErrorBoundary>
  )
}
