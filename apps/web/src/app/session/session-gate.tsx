import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import { meQuery } from '#features/accounts/me.query.ts'
import { keepSchoolZone } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { PagePending } from '#ui/page/page-frame.tsx'
import { owesSecondStep, ToSecondStep } from '../outbox/second-step-due.tsx'

const MeContext = createContext<Me | null>(null)

/** The signed-in person, in any screen that is not open to visitors. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of a SessionGate')
  return me
}

/** Lets signed-in people through; others go to sign-in and come back to where they wanted to go. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation()
  const { data: me, error, refetch } = useQuery(meQuery())
  if (owesSecondStep(me)) return <ToSecondStep />
  if (me) {
    // Before any screen below says a date.
    keepSchoolZone(me.school.timeZone)
    return <MeContext value={me}>{children}</MeContext>
  }
  if (me === null) return <Navigate to={paths.signIn(pathname + search)} replace />
  return <PagePending error={error} retry={() => void refetch()} />
}
