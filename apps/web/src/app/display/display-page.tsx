import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { CodePage } from '#features/displays/check-in/code-page.tsx'
import { CookiesBlocked, DisplayNotice } from '#features/displays/display-notice.tsx'
import { NoCookies, displayQuery } from '#features/displays/display.query.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Logo } from '#ui/logo.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { Waiting } from '#ui/page/waiting.tsx'

const loadDisplay = () => import('./paired-display.tsx')
/** The code alone is light. The wall comes while one reads it. */
const PairedDisplay = lazy(async () => ({ default: (await loadDisplay()).PairedDisplay }))

const opening = (
  <PageFrame>
    <Waiting what="Loading the meeting…" />
  </PageFrame>
)

/** A classroom screen without an account: its code, and once it is paired the meeting. Nothing here knows the router. */
export function ScreenRoom() {
  const { data, error, refetch } = useQuery(displayQuery())
  const heading = usePageTitle(
    data?.state === 'paired' ? 'Projector · Learning Hubs' : 'Show a meeting · Learning Hubs',
  )
  const again = useCallback(() => void refetch(), [refetch])
  const waits = data?.state === 'waiting'
  useEffect(() => {
    // Without a connection it is asked for again once it is needed.
    if (waits) void loadDisplay().catch(() => {})
  }, [waits])
  // What is on the wall stays there while the server is away.
  if (data?.state === 'paired' && !(error instanceof NoCookies))
    return (
      <Suspense fallback={opening}>
        <PairedDisplay state={data} again={again} />
      </Suspense>
    )
  if (error instanceof NoCookies) return <CookiesBlocked />
  if (error instanceof ApiProblem || (error && !data))
    return (
      <DisplayNotice title="The code didn’t load">
        <ProblemNote retry={again}>{sentenceOf(error)}</ProblemNote>
      </DisplayNotice>
    )
  if (data?.state === 'waiting')
    return (
      <CodePage
        code={data.code}
        heading={heading}
        top={
          <>
            <Logo />
            Learning Hubs
          </>
        }
      />
    )
  return (
    <PageFrame>
      <Waiting what="Getting a code…" />
    </PageFrame>
  )
}
