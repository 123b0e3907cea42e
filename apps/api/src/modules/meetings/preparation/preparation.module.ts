import type { Context, Module } from '../../../module.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { Difficulties } from '../../plans/meetings/difficulties.service.ts'
import type { Meetings } from '../meetings.service.ts'
import type { Runs } from '../run/runs.service.ts'
import { createClosing } from './candidates-closing.service.ts'
import { candidateRoutes, voteRoutes } from './candidates.routes.ts'
import { createCandidates } from './candidates.service.ts'
import { createChecklist } from './checklist.service.ts'
import { checklistRoutes, templateRoutes } from './templates.routes.ts'
import { createTemplates } from './templates.service.ts'

type Needs = { runs: Runs; meetings: Meetings; mail: Mail; notices: Notices; difficulties: Difficulties }

/** Everything before a meeting: templates, the checklist, the vote on the new learning. */
export function createPreparationModule({ store, now, origin }: Context, needs: Needs) {
  const { runs, meetings, mail, notices, difficulties } = needs
  const checklist = createChecklist({ store, now, runs })
  const templates = createTemplates({ store, now, runs, meetings, checklist })
  const candidates = createCandidates({ store, now, runs, mail, notices, origin, difficulties })
  const closing = createClosing({ now, meetings, candidates })
  return {
    services: {},
    routes: [
      templateRoutes(templates),
      checklistRoutes(checklist),
      candidateRoutes({ candidates, meetings, runs }),
      voteRoutes({ candidates, closing }),
    ],
  } satisfies Module
}
