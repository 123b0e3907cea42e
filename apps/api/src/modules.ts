import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { asSystem } from './authorize.ts'
import { forgetAnswers } from './idempotency.ts'
import type { Context, Module } from './module.ts'
import { createAccountsModule } from './modules/accounts/accounts.module.ts'
import type { Accounts } from './modules/accounts/accounts.service.ts'
import type { Sessions } from './modules/accounts/sessions.service.ts'
import { createArchiveModule } from './modules/archive/archive.module.ts'
import { createCalendarModule } from './modules/calendar/calendar.module.ts'
import { createCheckInModule } from './modules/check-in/check-in.module.ts'
import { createChoosingModule } from './modules/choosing/choosing.module.ts'
import { createDiscussionModule } from './modules/discussion/discussion.module.ts'
import { createDisplaysModule } from './modules/displays/displays.module.ts'
import { createPairedDisplaysModule } from './modules/displays/paired/paired-displays.module.ts'
import { createEvaluationModule } from './modules/evaluation/evaluation.module.ts'
import { createHoursModule } from './modules/hours/hours.module.ts'
import { createGroupsModule } from './modules/hubs/groups/groups.module.ts'
import { createHubsModule } from './modules/hubs/hubs.module.ts'
import { createMailModule } from './modules/mail/mail.module.ts'
import { createLiveModule } from './modules/meetings/live/live.module.ts'
import { createMeetingsModule } from './modules/meetings/meetings.module.ts'
import { createMinutesModule } from './modules/meetings/minutes/minutes.module.ts'
import { createPreparationModule } from './modules/meetings/preparation/preparation.module.ts'
import { createMembershipModule } from './modules/membership/membership.module.ts'
import { createNoticesModule } from './modules/notices/notices.module.ts'
import { createObservationsModule } from './modules/observations/observations.module.ts'
import { createOperationsModule } from './modules/operations/operations.module.ts'
import { createPlansModule } from './modules/plans/plans.module.ts'
import { createPrivacyModule } from './modules/privacy/privacy.module.ts'
import { createProgrammesModule } from './modules/programmes/programmes.module.ts'
import { createPublicationsModule } from './modules/publications/publications.module.ts'
import { type CitationWorkers, createReferencesModule } from './modules/references/references.module.ts'
import { createReportsModule } from './modules/reports/reports.module.ts'
import { createSchoolModule } from './modules/school/school.module.ts'
import { createSearchIndexModule } from './modules/search/index/search-index.module.ts'
import { createSearchModule } from './modules/search/search.module.ts'
import { createStaffModule } from './modules/staff/staff.module.ts'
import { createStrategiesModule } from './modules/strategies/strategies.module.ts'
import { createTablesModule } from './modules/tables/tables.module.ts'
import { createTrialCountsModule } from './modules/trials/counts/trial-counts.module.ts'
import { createTrialsModule } from './modules/trials/trials.module.ts'
import type { Tx } from './store/store.ts'
import { startHousekeeping } from './work/housekeeping.ts'

/** What only the sample school's server has beside all this. */
export type SampleModule = (
  needs: Pick<Context, 'store' | 'now'> & { sessions: Sessions; accounts: Accounts },
) => FastifyPluginAsyncZod

type Own = { citationWorkers?: CitationWorkers | undefined; sample?: SampleModule | undefined }

/** The one visible list of what the server is made of, in order: a module gets the services of those before it. */
function createList(context: Context, { citationWorkers, sample }: Own) {
  const list: Module[] = []
  const add = <Services extends object>(module: Module<Services>): Services => {
    list.push(module)
    return module.services
  }
  const sent = add(createMailModule(context))
  add(createCalendarModule(context))
  const base = { ...sent, ...add(createSearchIndexModule(context)), ...add(createNoticesModule(context, sent)) }
  const school = add(createSchoolModule(context))
  const hubs = { ...base, ...school, ...add(createHubsModule(context, base)) }
  const reading = { ...hubs, ...add(createReferencesModule(context, { ...hubs, citationWorkers })) }
  const year = { ...reading, ...add(createProgrammesModule(context, reading)) }
  const members = { ...year, ...add(createMembershipModule(context, year)) }
  add(createChoosingModule(context, members))
  const people = { ...members, ...add(createAccountsModule(context, members)) }
  if (sample) list.push({ services: {}, routes: [sample({ store: context.store, now: context.now, ...people })] })
  add(createStaffModule(context, people))
  add(createGroupsModule(context, people))
  const dates = { ...people, ...add(createMeetingsModule(context, people)) }
  const arrivals = { ...dates, ...add(createCheckInModule(context, dates)) }
  const shown = { ...arrivals, ...add(createDisplaysModule(context, arrivals)) }
  const counted = { ...shown, ...add(createTrialCountsModule(context)) }
  const plans = { ...counted, ...add(createPlansModule(context, counted)) }
  add(createObservationsModule(context, plans))
  const live = add(createLiveModule(context, plans))
  add(createPairedDisplaysModule(context, { ...plans, ...live }))
  add(createPreparationModule(context, plans))
  const record = { ...plans, ...add(createMinutesModule(context, plans)), ...add(createHoursModule(context, plans)) }
  const tried = { ...record, ...add(createTrialsModule(context, record)) }
  const library = { ...tried, ...add(createStrategiesModule(context, tried)) }
  const figures = {
    ...library,
    ...add(createPublicationsModule(context, library)),
    ...add(createEvaluationModule(context)),
  }
  add(createReportsModule(context, figures))
  add(createTablesModule(context, library))
  add(createDiscussionModule(context, library))
  add(createSearchModule(context, library))
  add(createPrivacyModule(context, library))
  add(createArchiveModule(context, library))
  const kept = { ...library, ...add(createOperationsModule(context, { ...library, ...live })) }
  return { list, services: kept }
}

/** Every module, made once; what the server itself needs of them, and what begins and ends with it. */
export function createModules(context: Context, own: Own) {
  const { list, services } = createList(context, own)
  const { store, now, log } = context
  const jobs = [...list.flatMap(module => module.jobs ?? []), (tx: Tx) => forgetAnswers(tx, now())]
  let stopHousekeeping: (() => void) | undefined
  services.mail.wake()
  return {
    services,
    routes: list.flatMap(module => module.routes),
    start() {
      stopHousekeeping = startHousekeeping(asSystem(store, 'housekeeping'), log, jobs)
      for (const module of list) module.start?.()
    },
    async stop() {
      stopHousekeeping?.()
      for (const module of list.toReversed()) await module.stop?.()
    },
  }
}
