import type { Context, Module } from '../../../module.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { MembershipService } from '../../membership/membership.service.ts'
import type { Hubs } from '../hubs.service.ts'
import { groupRoutes } from './groups.routes.ts'
import { createGroups } from './groups.service.ts'

type Needs = { mail: Mail; hubs: Hubs; membership: MembershipService }

/** Groups of a hub. They come after the memberships, since merging two moves the people in them. */
export function createGroupsModule({ store, now }: Context, { mail, hubs, membership }: Needs) {
  return { services: {}, routes: [groupRoutes(createGroups({ store, now, mail, hubs, membership }))] } satisfies Module
}
