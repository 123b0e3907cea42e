import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { membershipRoutes } from './membership.routes.ts'
import { createMembership } from './membership.service.ts'

type Needs = { programmes: Programmes; hubs: Hubs; mail: Mail }

/** Who is in which hub. */
export function createMembershipModule({ store, now }: Context, { programmes, hubs, mail }: Needs) {
  const membership = createMembership({ store, now, programmes, hubs, mail })
  return { services: { membership }, routes: [membershipRoutes(membership)] } satisfies Module
}
