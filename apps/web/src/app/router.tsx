import { lazy, Suspense, type ComponentType } from 'react'
import { Route, Routes } from 'react-router-dom'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { queryClient } from '#lib/query-client.ts'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from './paths.ts'
import { RouteFrame } from './route-frame.tsx'
import { SessionGate } from './session-gate.tsx'
import { Shell } from './shell.tsx'

type Screen = {
  path: string
  load: () => Promise<{ default: ComponentType }>
  /** Visitors may see it. All others go to sign-in first and come back. */
  open?: true
  /** Fills the window without the bars: a projector, a console, sign-in. */
  bare?: true
}

/** The public page's one question is asked while its code is on the way. */
function loadPublic() {
  void queryClient.prefetchQuery(publicProgrammeQuery())
  return import('./screens/public.tsx')
}

/** One line for each URL. */
const screens: readonly Screen[] = [
  { path: paths.public, load: loadPublic, open: true },
  { path: paths.hub(), load: () => import('./screens/hub.tsx'), open: true },
  { path: paths.home, load: () => import('./screens/home.tsx') },
  { path: paths.choose, load: () => import('./screens/choose.tsx') },
  { path: paths.choices, load: () => import('./screens/choices.tsx') },
  { path: paths.signIn(), load: () => import('./screens/sign-in.tsx'), open: true, bare: true },
  { path: paths.link, load: () => import('./screens/link.tsx'), open: true, bare: true },
  { path: paths.invitation, load: () => import('./screens/invitation.tsx'), open: true, bare: true },
  { path: paths.setUp, load: () => import('./screens/set-up.tsx'), open: true, bare: true },
  { path: paths.firstSteps, load: () => import('./screens/first-steps.tsx') },
  { path: paths.account, load: () => import('./screens/account.tsx') },
  { path: paths.people, load: () => import('./screens/people.tsx') },
  { path: paths.newPerson, load: () => import('./screens/person-new.tsx') },
  { path: paths.person(), load: () => import('./screens/person.tsx') },
  { path: paths.programme, load: () => import('./screens/programme.tsx') },
  { path: paths.programmeHub(), load: () => import('./screens/programme-hub.tsx') },
  { path: paths.meetings, load: () => import('./screens/meetings.tsx') },
  { path: paths.meeting(), load: () => import('./screens/meeting.tsx') },
  { path: paths.agenda(), load: () => import('./screens/agenda.tsx') },
  { path: paths.console(), load: () => import('./screens/console.tsx'), bare: true },
  { path: paths.projector(), load: () => import('./screens/projector.tsx'), bare: true },
  { path: paths.live(), load: () => import('./screens/live.tsx'), bare: true },
  { path: '*', load: () => import('./screens/not-found.tsx'), open: true },
]

const routes = screens.map(screen => ({ ...screen, View: lazy(screen.load) }))

const opening = (
  <main className="page" id="main">
    <Waiting what="Opening the page…" />
  </main>
)

function elementOf({ View, open, bare }: (typeof routes)[number]) {
  const view = (
    <RouteFrame>
      <Suspense fallback={opening}>
        <View />
      </Suspense>
    </RouteFrame>
  )
  const framed = bare ? view : <Shell>{view}</Shell>
  return open ? framed : <SessionGate>{framed}</SessionGate>
}

export function Router() {
  return (
    <Routes>
      {routes.map(route => (
        <Route key={route.path} path={route.path} element={elementOf(route)} />
      ))}
    </Routes>
  )
}
