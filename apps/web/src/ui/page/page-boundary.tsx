import type { ComponentProps, ReactNode } from 'react'
import { Boundary } from './boundary.tsx'
import { FailedPage, PageFrame } from './page-frame.tsx'

const inPage = (words: ReactNode) => <PageFrame>{words}</PageFrame>
const onFailedPage = (words: ReactNode) => <FailedPage>{words}</FailedPage>

/** Round a whole page that asks: it waits in the page's frame, and where it fails, that is a page with a heading. */
export function PageBoundary(props: Omit<ComponentProps<typeof Boundary>, 'frame' | 'failed'>) {
  return <Boundary {...props} frame={inPage} failed={onFailedPage} />
}
