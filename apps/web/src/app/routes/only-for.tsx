import { can, type Action } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { ReactNode } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { useMe } from '#app/session/session-gate.tsx'
import NotFoundScreen from '../shell/not-found.tsx'

/** A screen for whoever may do this at the school. For everybody else it is no page at all, which tells nobody what is there. */
export function onlyFor(action: Action, render: (me: Me) => ReactNode) {
  return function OnlyFor() {
    const me = useMe()
    return can(actorOf(me), action, { schoolId: me.school.id }) ? render(me) : <NotFoundScreen />
  }
}
