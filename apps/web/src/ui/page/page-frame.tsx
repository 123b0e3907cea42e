import type { ComponentProps, ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary, ErrorBoundary } from './boundary.tsx'
import { Failures } from '../notes/failures.tsx'
import { ProblemNote } from '../notes/problem-note.tsx'
import { Waiting } from './waiting.tsx'

type PageFrameProps = {
  /** The class of its own styles: `narrow-page`. */
  look?: string | undefined
  /** Whose colours it has. */
  hub?: string | undefined
  children: ReactNode
}

/** The main part of a page, for one that has no heading of its own yet: it waits, or could not be loaded. */
export function PageFrame({ look, hub, children }: PageFrameProps) {
  return (
    <main className={look ? `page ${look}` : 'page'} id="main" data-hub={hub}>
      <Failures>{children}</Failures>
    </main>
  )
}

export type PlainPageProps = PageFrameProps & {
  /** In the tab, and over the page. */
  title: string
  /** Over the page, where that is not the words of the tab. */
  heading?: ReactNode
  /** Between the way back and the heading: whose it is, a state. */
  above?: ReactNode
  /** On one line with the heading. */
  beside?: ReactNode
  /** Up to what it is part of. */
  wayBack?: ReactNode
  /** A sentence or two under the heading. */
  lead?: ReactNode
  /** Its lead is quieter than a text of the page. */
  quiet?: boolean
  /** Whatever else belongs to the head of the page, after the lead. */
  more?: ReactNode
  /** The class of its head, where that is laid out in its own way. */
  head?: string
  /** Beside the head, where there is room: what one can do here. */
  aside?: ReactNode
}

/** A screen that knows no router: its name in the tab, and the heading that has the focus on arrival. */
export function PlainPage({
  title,
  heading = title,
  above,
  beside,
  wayBack,
  lead,
  quiet,
  more,
  aside,
  head = 'col',
  children,
  ...frame
}: PlainPageProps) {
  const arrival = usePageTitle(`${title} · Learning Hubs`)
  const h1 = (
    <h1 ref={arrival} tabIndex={-1}>
      {heading}
    </h1>
  )
  const top = (
    <header className={head}>
      {wayBack}
      {above}
      {beside ? (
        <div className="row wrap">
          {h1}
          {beside}
        </div>
      ) : (
        h1
      )}
      {lead && <p className={quiet ? 'lead quiet' : 'lead'}>{lead}</p>}
      {more}
    </header>
  )
  return (
    <PageFrame {...frame}>
      {aside ? (
        <div className="row wrap between">
          {top}
          {aside}
        </div>
      ) : (
        top
      )}
      {children}
    </PageFrame>
  )
}

/** In the place of a page that could not be loaded: it has a heading, as every page has. */
function FailedPage({ children }: { children: ReactNode }) {
  return <PlainPage title="This page didn’t load">{children}</PlainPage>
}

/** In the place of a page while something is asked that all of it needs, and where that fails. */
export function PagePending({ error, retry }: { error: unknown; retry: () => void }) {
  if (!error) return inPage(<Waiting what="Loading…" />)
  return (
    <FailedPage>
      <ProblemNote retry={retry}>{sentenceOf(error)}</ProblemNote>
    </FailedPage>
  )
}

const inPage = (words: ReactNode) => <PageFrame>{words}</PageFrame>
const onFailedPage = (words: ReactNode) => <FailedPage>{words}</FailedPage>

/** Round a whole page that asks: it waits in the page's frame, and where it fails, that is a page with a heading. */
export function PageBoundary(props: Omit<ComponentProps<typeof Boundary>, 'frame' | 'failed'>) {
  return <Boundary {...props} frame={inPage} failed={onFailedPage} />
}

/** A page that breaks says so, with a way on. */
export function PageGuard({ children }: { children: ReactNode }) {
  const instead = (
    <FailedPage>
      <ProblemNote retry={() => window.location.reload()}>
        Something went wrong. Anything you’ve saved is safe. Try loading the page again.
      </ProblemNote>
    </FailedPage>
  )
  return <ErrorBoundary instead={instead}>{children}</ErrorBoundary>
}
