import '#lib/no-eval.ts'
import './tokens.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ScreenRoom } from '#app/display/display-page.tsx'
import { rootOptions } from '#lib/page/root-options.ts'
import { queryClient } from '#lib/query-client.ts'
import { registerWorker } from '#lib/service-worker.ts'
import { PageGuard } from '#ui/page/page-frame.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('screen.html has no #root')

// Nobody is signed in on a classroom's computer, and nothing is kept there.
createRoot(root, rootOptions).render(
  <QueryClientProvider client={queryClient}>
    <PageGuard>
      <ScreenRoom />
    </PageGuard>
  </QueryClientProvider>,
)

// The code alone: the page opens without the network, and shows the meeting when that is back.
registerWorker()
