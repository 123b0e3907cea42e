import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { ReadingLists } from '../references/reading.service.ts'
import { programmeRoutes } from './programmes.routes.ts'
import { createProgrammes } from './programmes.service.ts'

type Needs = { hubs: Hubs; reading: ReadingLists }

/** The academic year. */
export function createProgrammesModule({ store, now }: Context, { hubs, reading }: Needs) {
  const programmes = createProgrammes({ store, now, hubs, reading })
  return { services: { programmes }, routes: [programmeRoutes(programmes)] } satisfies Module
}
