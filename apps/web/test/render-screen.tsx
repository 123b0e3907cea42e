import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, type ComponentType, type ReactNode } from 'react'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { SessionGate } from '#app/session/session-gate.tsx'
import { Sender } from '#app/outbox/unsent.tsx'
import { keepFocus } from '#lib/page/keep-focus.ts'
import { createQueryClient, meKey } from '#lib/query-client.ts'
import { StatusProvider } from '#ui/notes/status.tsx'

/** As the whole app has it round every screen. */
function Keeping({ children }: { children: ReactNode }) {
  useEffect(keepFocus, [])
  return children
}

function Elsewhere() {
  const { pathname, search } = useLocation()
  return <p>Now at {pathname + search}</p>
}

type Options = {
  /** The address, and the pattern where it has parameters. */
  at: string
  path?: string
  /** Without it the screen is behind the session gate, and needs an answer for GET /me. */
  open?: true
}

/** A screen with everything round it but the bars. Any other address says where one went. */
export function renderScreen(Screen: ComponentType, { at, path = at, open }: Options) {
  const client = createQueryClient(each => each.setQueryData(meKey, null))
  client.setDefaultOptions({ queries: { retry: false } })
  const view = (
    <RouteBoundary>
      <Screen />
    </RouteBoundary>
  )
  const user = userEvent.setup()
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[at]}>
        <StatusProvider>
          <Keeping>
            <Routes>
              <Route path={path} element={open ? view : <SessionGate>{view}</SessionGate>} />
              <Route path="*" element={<Elsewhere />} />
            </Routes>
            {!open && <Sender />}
          </Keeping>
        </StatusProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return { user, client }
}
