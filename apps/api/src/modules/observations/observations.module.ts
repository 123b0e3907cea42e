import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { createCover } from './cover-requests.service.ts'
import { coverRoutes, observationRoutes } from './observations.routes.ts'
import { createObservations } from './observations.service.ts'

/** Visits to a colleague's lesson, and cover for them. */
export function createObservationsModule(
  { store, now, origin }: Context,
  { mail, notices }: { mail: Mail; notices: Notices },
) {
  const observations = createObservations({ store, now, notices, mail, origin })
  const cover = createCover({ store, now, notices, mail })
  return { services: {}, routes: [observationRoutes(observations), coverRoutes(observations, cover)] } satisfies Module
}
