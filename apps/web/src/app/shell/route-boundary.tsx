import type { ReactNode } from 'react'
import { PageBoundary } from '#ui/page/page-frame.tsx'
import NotFoundScreen from './not-found.tsx'
import { isPageNotThere } from './use-page-query.ts'

type RouteBoundaryProps = {
  /** What the page is about, while it loads: “Loading the template…”. */
  waiting?: string | undefined
  /** The page's own code. */
  code?: () => Promise<unknown>
  children: ReactNode
}

const whereNothingIs = (error: unknown) => (isPageNotThere(error) ? <NotFoundScreen /> : undefined)

/** Round a whole screen: it waits in one way, fails in one way, and is not found in one way. */
export function RouteBoundary({ waiting = 'Loading…', code, children }: RouteBoundaryProps) {
  return (
    <PageBoundary waiting={waiting} refused={whereNothingIs} {...(code && { code })}>
      {children}
    </PageBoundary>
  )
}
