import type { Context, Module } from '../../module.ts'
import { membershipRoutes, placeRoutes } from './membership.routes.ts'
import { createMembership } from './membership.service.ts'
import { createReminders } from './reminders.service.ts'
import { reminderRoutes, waitingRoutes } from './waiting.routes.ts'
import { createWaiting } from './waiting.service.ts'

type Needs = Omit<Parameters<typeof createMembership>[0], 'store' | 'now' | 'waiting'>

/** Who is in which hub, waits for one, or is reminded to choose one. */
export function createMembershipModule({ store, now, log, origin }: Context, needs: Needs) {
  const { programmes, hubs, mail, notices, meetingNotices } = needs
  const waiting = createWaiting({ store, now, programmes, hubs, notices, mail, origin })
  const membership = createMembership({ store, now, programmes, hubs, mail, notices, meetingNotices, waiting })
  // Whoever is named to lead a group gets a place in it.
  hubs.onLeaderNamed(membership.seatLeader)
  const reminders = createReminders({ store, now, log, programmes, notices, mail, origin })
  return {
    services: { membership },
    jobs: [waiting.round, reminders.round],
    routes: [membershipRoutes(membership), placeRoutes(membership), waitingRoutes(waiting), reminderRoutes(reminders)],
  } satisfies Module
}
