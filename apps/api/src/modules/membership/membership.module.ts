import type { Context, Module } from '../../module.ts'
import { membershipRoutes } from './membership.routes.ts'
import { createMembership } from './membership.service.ts'

type Needs = Omit<Parameters<typeof createMembership>[0], 'store' | 'now'>

/** Who is in which hub. */
export function createMembershipModule({ store, now }: Context, needs: Needs) {
  const { programmes, hubs, mail, notices, meetingNotices } = needs
  const membership = createMembership({ store, now, programmes, hubs, mail, notices, meetingNotices })
  return { services: { membership }, routes: [membershipRoutes(membership)] } satisfies Module
}
