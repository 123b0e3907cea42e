import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import type { TrialCounts } from '../trials/counts/trial-counts.service.ts'
import { createCheckIns } from './check-ins/check-ins.service.ts'
import { createPlanDue } from './check-ins/plan-due.service.ts'
import { difficulties } from './meetings/difficulties.service.ts'
import { meetingPlanRoutes } from './meetings/meeting-plans.routes.ts'
import { plansForMinutes } from './meetings/minutes-plans.service.ts'
import { createPlanReports } from './meetings/plan-reports.service.ts'
import { createPartners } from './partners/partners.service.ts'
import { planReportRoutes, planRoutes, supportRoutes } from './plans.routes.ts'
import { createPlans } from './plans.service.ts'
import { createSharedPlanSummary, type PeopleOf } from './shared-plan-summary.service.ts'
import { createSupport } from './support/support.service.ts'

type Needs = {
  mail: Mail
  notices: Notices
  runs: Runs
  historicalActors: HistoricalActors
  searchIndex: SearchIndex
  trialCounts: TrialCounts
}

/** Personal action plans, what came of them, and what supports them. */
export function createPlansModule({ store, now, origin }: Context, needs: Needs) {
  const { mail, notices, runs, historicalActors, searchIndex, trialCounts } = needs
  const peopleOf: PeopleOf = async (tx, { schoolId, id }) =>
    (await runs.loadRun(tx, await runs.findOr404(tx, schoolId, id))).run.people
  const support = createSupport({ store, now, notices, mail, origin })
  const announce = async (meetingIds: readonly string[]) => {
    for (const id of meetingIds) await store.signal({ topic: 'plans', id })
  }
  const plans = createPlans({ store, now, support, announce, searchIndex, trialCounts })
  const planReports = createPlanReports({ store, now, plans, peopleOf, historicalActors, searchIndex, trialCounts })
  const partners = createPartners({ store, announce, now, notices, mail, origin, peopleOf, historicalActors })
  return {
    services: {
      plans,
      plansForMinutes,
      difficulties,
      plansOn: createSharedPlanSummary({ store: asSystem(store, 'what every screen of a meeting may show'), peopleOf }),
    },
    jobs: [
      createCheckIns({ now, notices, mail, origin }).round,
      createPlanDue({ system: asSystem(store, 'plans to report on'), now, notices, mail, origin }).round,
    ],
    routes: [
      planRoutes(plans),
      planReportRoutes(planReports),
      supportRoutes(support),
      meetingPlanRoutes(planReports, partners),
    ],
  } satisfies Module
}
