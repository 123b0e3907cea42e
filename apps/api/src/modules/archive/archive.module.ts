import type { Context, Module } from '../../module.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { archiveRoutes } from './archive.routes.ts'
import { createArchive } from './archive.service.ts'

type Needs = { sessions: Sessions; mail: Mail; notices: Notices }

/** Everything of a school in one download. */
export function createArchiveModule({ store, now }: Context, { sessions, mail, notices }: Needs) {
  const archive = createArchive({ store, now, sessions, notices, mail })
  return { services: {}, routes: [archiveRoutes(archive)], start: archive.start } satisfies Module
}
