import { lazy, Suspense, useEffect } from 'react'
import { Route, Routes } from 'react-router-dom'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { keepFocus } from '#lib/page/keep-focus.ts'
import { queryClient } from '#lib/query-client.ts'
import { paths } from '#shared/paths.ts'
import { NotKeptNote, Sender } from './outbox/unsent.tsx'
import { opening, routesOf } from './shell/screen.tsx'

/** The public page's one question is asked while its code is on the way. */
function loadPublic() {
  void queryClient.prefetchQuery(publicProgrammeQuery())
  return import('./routes/public/public.tsx')
}

const front = routesOf([
  { path: paths.public, load: loadPublic, waiting: 'Loading the programme…', open: true },
  { path: paths.hub(), load: () => import('./routes/hubs/hub.tsx'), waiting: 'Loading the hub…', open: true },
])
const Router = lazy(() => import('./router.tsx'))

/** The two pages that visitors come for; the list of all others is loaded only for those who go on. */
export function PublicRoutes() {
  useEffect(keepFocus, [])
  const others = (
    <Suspense fallback={opening}>
      <Router />
    </Suspense>
  )
  return (
    <>
      <NotKeptNote />
      <Routes>
        {front}
        <Route path="*" element={others} />
      </Routes>
      <Sender />
    </>
  )
}
