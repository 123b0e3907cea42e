import type { Me } from '@hubs/schema/accounts/accounts'
import { Navigate, useLocation } from 'react-router-dom'
import { paths } from '#shared/paths.ts'

/** Whether this sign-in opens nothing before its second step. */
export const owesSecondStep = (me: Me | null | undefined) =>
  me?.secondFactor.state === 'owed' || me?.secondFactor.state === 'overdue'

/** Leads to the second step, and from there back here. */
export function ToSecondStep() {
  const { pathname, search } = useLocation()
  return <Navigate to={paths.secondStep(pathname + search)} replace />
}
