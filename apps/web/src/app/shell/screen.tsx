import { lazy, useLayoutEffect, type ComponentType, type ReactNode } from 'react'
import { Route, useLocation } from 'react-router-dom'
import { PageFrame, PageGuard } from '#ui/page/page-frame.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { OpenGate } from '../session/open-gate.tsx'
import { RouteBoundary } from './route-boundary.tsx'
import { SessionGate } from '../session/session-gate.tsx'
import { Shell } from './shell.tsx'

export type Screen = {
  path: string
  load: () => Promise<{ default: ComponentType }>
  /** Said while it loads, where it waits for what it is about: “Loading the template…”. */
  waiting?: string
  /** Visitors may see it. All others go to sign-in first and come back. */
  open?: true
  /** Opens without the network: what somebody needs in a meeting, or on the way to it. The build reads it. */
  offline?: true
  /** Fills the window without the bars: a projector, a console, sign-in. */
  bare?: true
}

export const opening = (
  <PageFrame>
    <Waiting what="Loading…" />
  </PageFrame>
)

/** Begins at the top of the page, or at the place the address names. */
function Arrival({ hash }: { hash: string }) {
  useLayoutEffect(() => {
    if (hash === '') window.scrollTo(0, 0)
  }, [hash])
  return null
}

/** Round every screen: its own guard and its own arrival. */
function RouteFrame({ children }: { children: ReactNode }) {
  const { pathname, hash } = useLocation()
  return (
    <PageGuard key={pathname}>
      <Arrival hash={hash} />
      {children}
    </PageGuard>
  )
}

/** A route for each screen, with its code apart and all that goes round it. Make them once, outside of components. */
export function routesOf(screens: readonly Screen[]) {
  return screens.map(({ path, load, waiting, open, bare }) => {
    const View = lazy(load)
    const view = (
      <RouteFrame>
        <RouteBoundary waiting={waiting} code={load}>
          <View />
        </RouteBoundary>
      </RouteFrame>
    )
    const Gate = open ? OpenGate : SessionGate
    const framed = bare ? view : <Shell>{view}</Shell>
    return <Route key={path} path={path} element={<Gate>{framed}</Gate>} />
  })
}
