import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import { createCover } from './cover-requests.service.ts'
import { observationRoutes } from './observations.routes.ts'
import { createObservations } from './observations.service.ts'

/** Visits to a colleague's lesson, and cover for them. */
export function createObservationsModule({ store, now, origin }: Context, { mail }: { mail: Mail }) {
  const observations = createObservations({ store, now, mail, origin })
  return { services: {}, routes: [observationRoutes(observations, createCover({ store, now, mail }))] } satisfies Module
}
