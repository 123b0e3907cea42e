import '#lib/no-eval.ts'
import './tokens.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { PublicRoutes } from '#app/public-routes.tsx'
import { meQuery } from '#features/accounts/me.query.ts'
import { takeReturnUrl } from '#lib/page/return-url.ts'
import { watchForUse } from '#lib/page/use-page-used.ts'
import { rootOptions } from '#lib/page/root-options.ts'
import { isAnythingHere } from '#lib/storage/drafts.ts'
import { queryClient } from '#lib/query-client.ts'
import { paths } from '#shared/paths.ts'
import { StatusProvider } from '#ui/notes/status.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

watchForUse()

// The server marks the page of somebody without a session, so that a visitor's browser need not ask who they are.
if (document.documentElement.dataset['visitor'] === undefined) {
  void queryClient.prefetchQuery(meQuery())
  void import('#app/shell/signed-in-bars.tsx')
} else queryClient.setQueryData(meQuery().queryKey, null)

// A visitor's browser keeps nothing, unless somebody was here whose sign-in has ended: then it forgets.
if (document.documentElement.dataset['visitor'] === undefined || isAnythingHere())
  void import('#lib/storage/device-storage.ts').then(({ attachDevice }) => attachDevice(queryClient))

// The school's own sign-in leads home, also somebody who was checking in to a meeting.
const back = window.location.pathname === paths.home ? takeReturnUrl() : null
if (back) window.history.replaceState(null, '', back)

createRoot(root, rootOptions).render(
  <QueryClientProvider client={queryClient}>
    <BrowserRouter>
      <StatusProvider>
        <PublicRoutes />
      </StatusProvider>
    </BrowserRouter>
  </QueryClientProvider>,
)
