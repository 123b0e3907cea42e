import '#lib/no-eval.ts'
import './tokens.css'
import './base.css'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ProjectorRoom } from '#app/display/projector-page.tsx'
import { meQuery } from '#features/accounts/me.query.ts'
import { rootOptions } from '#lib/page/root-options.ts'
import { queryClient } from '#lib/query-client.ts'
import { paths } from '#shared/paths.ts'
import { PageGuard, PagePending } from '#ui/page/page-frame.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('projector.html has no #root')

const { pathname } = window.location
// The server gives this page out for one kind of address only: /meetings/:id/projector.
const id = decodeURIComponent(pathname.split('/')[2] ?? '')

/** Lets signed-in people through; others go to sign-in and come back. */
function Page() {
  const { data: me, error, refetch } = useQuery(meQuery())
  if (me) return <ProjectorRoom id={id} me={me} />
  if (me === null) window.location.replace(paths.signIn(pathname))
  return <PagePending error={error} retry={() => void refetch()} />
}

void import('#lib/storage/device-storage.ts').then(({ attachDevice }) => attachDevice(queryClient))

createRoot(root, rootOptions).render(
  <QueryClientProvider client={queryClient}>
    <PageGuard>
      <Page />
    </PageGuard>
  </QueryClientProvider>,
)
