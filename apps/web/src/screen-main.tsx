import '#lib/no-eval.ts'
import './tokens.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from '#app/shell/error-boundary.tsx'
import { ScreenRoom } from '#app/display/display-page.tsx'
import { queryClient } from '#lib/query-client.ts'
import { registerWorker } from '#lib/service-worker.ts'

const root = document.getElementById('root')
if (!root) throw new Error('screen.html has no #root')

// Nobody is signed in on a classroom's computer, and nothing is kept there.
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <ErrorBoundary>
      <ScreenRoom />
    </ErrorBoundary>
  </QueryClientProvider>,
)

// The code alone: the page opens without the network, and shows the meeting when that is back.
registerWorker()
