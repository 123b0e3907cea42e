import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { hubEditRoutes, hubRoutes } from './hubs.routes.ts'
import { createHubs } from './hubs.service.ts'

type Needs = { mail: Mail; notices: Notices; searchIndex: SearchIndex }

/** Hubs, their outcomes and groups. */
export function createHubsModule({ store, now, origin }: Context, { mail, notices, searchIndex }: Needs) {
  const hubs = createHubs({ store, now, mail, notices, origin, searchIndex })
  return { services: { hubs }, routes: [hubRoutes(hubs), hubEditRoutes(hubs)] } satisfies Module
}
