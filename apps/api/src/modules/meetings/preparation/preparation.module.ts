import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../../clock.ts'
import type { Store } from '../../../store/store.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { createClosing } from './candidates-closing.service.ts'
import { candidateRoutes } from './candidates.routes.ts'
import { type Advise, createCandidates } from './candidates.service.ts'
import { createChecklist } from './checklist.service.ts'
import type { Meetings } from '../meetings.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { checklistRoutes, templateRoutes } from './templates.routes.ts'
import { createTemplates } from './templates.service.ts'

type Deps = {
  store: Store
  now: Clock
  runs: Runs
  meetings: Meetings
  mail: Mail
  origin: () => string
  advise: Advise
}

/** Everything before a meeting: templates, the checklist, the vote on the new learning. */
export function createPreparing({ store, now, runs, meetings, mail, origin, advise }: Deps): FastifyPluginAsyncZod[] {
  const checklist = createChecklist({ store, now, runs })
  const templates = createTemplates({ store, now, runs, meetings, checklist })
  const candidates = createCandidates({ store, now, runs, mail, origin, advise })
  const closing = createClosing({ now, meetings, candidates })
  return [
    templateRoutes(templates),
    checklistRoutes(checklist),
    candidateRoutes({ candidates, closing, meetings, runs }),
  ]
}
