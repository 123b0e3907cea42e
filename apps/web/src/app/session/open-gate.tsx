import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router-dom'
import { meQuery } from '#features/accounts/me.query.ts'
import { draftKeys, OUTBOX_KEY } from '#lib/storage/drafts.ts'
import { paths, repliesAt } from '#shared/paths.ts'
import { owesSecondStep, ToSecondStep } from '../outbox/second-step-due.tsx'

/** Of what can be written on a page that visitors may see too: sent and still here, or typed and not sent. */
const hasWords = () => draftKeys(OUTBOX_KEY).length > 0 || draftKeys('kept/reply/').length > 0

/**
 * Round a page that visitors may see too. Whoever was signed in on it, and has written something that is not sent, is
 * not left as a visitor when the sign-in ends: they sign in, and are back where they wrote.
 */
export function OpenGate({ children }: { children: ReactNode }) {
  const { pathname, search, hash } = useLocation()
  const { data: me } = useQuery(meQuery())
  // The page on which somebody was signed in last: the way to the sign-in leads through this gate, too.
  const [was, setWas] = useState<string | null>(null)
  if (me && was !== pathname) setWas(pathname)
  if (me === null && was === pathname && hasWords()) {
    const place = document.getElementById(repliesAt('').slice(1)) ? repliesAt('') : hash
    return <Navigate to={paths.signIn(pathname + search + place)} replace />
  }
  if (owesSecondStep(me) && pathname !== paths.secondStep() && pathname !== paths.signIn()) return <ToSecondStep />
  return children
}
