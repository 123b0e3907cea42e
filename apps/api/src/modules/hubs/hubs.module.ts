import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { SearchIndex } from '../search/search-queue.service.ts'
import { hubEditRoutes, hubRoutes } from './hubs.routes.ts'
import { createHubs } from './hubs.service.ts'

type Needs = { mail: Mail; searchIndex: SearchIndex }

/** Hubs, their outcomes and groups. */
export function createHubsModule({ store, now }: Context, { mail, searchIndex }: Needs) {
  const hubs = createHubs({ store, now, mail, searchIndex })
  return { services: { hubs }, routes: [hubRoutes(hubs), hubEditRoutes(hubs)] } satisfies Module
}
