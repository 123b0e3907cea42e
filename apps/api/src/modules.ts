import type { Actor } from '@hubs/rules/can'
import type { FastifyBaseLogger } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from './clock.ts'
import type { Env } from './env.ts'
import { startHousekeeping } from './housekeeping.ts'
import { forgetAnswers } from './idempotency.ts'
import { createAccountModule } from './modules/accounts/accounts.module.ts'
import { takeTry } from './modules/accounts/limits.ts'
import { createSessions, type Sessions } from './modules/accounts/sessions.service.ts'
import { createChoosingRoom } from './modules/choosing/choosing.room.ts'
import { evaluationRoutes } from './modules/evaluation/evaluation.routes.ts'
import { createEvaluation } from './modules/evaluation/evaluation.service.ts'
import { createProgress } from './modules/evaluation/progress.service.ts'
import { createDiscussionRoom } from './modules/discussion/discussion.room.ts'
import { hubRoutes } from './modules/hubs/hubs.routes.ts'
import { groupRoutes } from './modules/hubs/groups.routes.ts'
import { createGroups } from './modules/hubs/groups.service.ts'
import { createHubs, publicHubs } from './modules/hubs/hubs.service.ts'
import { createMail, type Mail } from './modules/mail/mail.service.ts'
import { transportOf } from './modules/mail/transport.ts'
import { doorRoutes } from './modules/meetings/door.routes.ts'
import { createDoor } from './modules/meetings/door.service.ts'
import { liveRoutes } from './modules/meetings/live.routes.ts'
import { createLive } from './modules/meetings/live.service.ts'
import { meetingRoutes } from './modules/meetings/meetings.routes.ts'
import { createLedger } from './modules/meetings/ledger.service.ts'
import { createDates } from './modules/meetings/dates.service.ts'
import { dateRoutes } from './modules/meetings/dates.routes.ts'
import { createMeetings } from './modules/meetings/meetings.service.ts'
import { pairingRoutes } from './modules/meetings/pairing.routes.ts'
import { createPairing } from './modules/meetings/pairing.service.ts'
import { createPreparing } from './modules/meetings/preparing.ts'
import { createNotes } from './modules/meetings/minutes-notes.service.ts'
import { recordRoutes } from './modules/meetings/minutes.routes.ts'
import { createMinutes } from './modules/meetings/minutes.service.ts'
import { createPulseSums } from './modules/meetings/pulse-sums.service.ts'
import { createPulses } from './modules/meetings/pulse.service.ts'
import { createRuns } from './modules/meetings/runs.service.ts'
import { inYear } from './modules/meetings/seer.ts'
import { membershipRoutes } from './modules/membership/membership.routes.ts'
import { createMembership } from './modules/membership/membership.service.ts'
import { createOperations } from './modules/operations/operations.room.ts'
import { observationRoutes } from './modules/plans/observations.routes.ts'
import { createCover } from './modules/plans/cover.service.ts'
import { createObservations } from './modules/plans/observations.service.ts'
import { hardestOf } from './modules/plans/difficulties.ts'
import { plansDueAt, promisesOf, toldAt } from './modules/plans/for-minutes.ts'
import { createPlanRoom } from './modules/plans/plans.room.ts'
import { createPublicationRoom } from './modules/publications/publications.room.ts'
import { programmeRoutes } from './modules/programmes/programmes.routes.ts'
import { createProgrammes } from './modules/programmes/programmes.service.ts'
import { reportRoutes } from './modules/reports/reports.routes.ts'
import { createReports } from './modules/reports/reports.service.ts'
import { createSearchQueue, type RefreshSearch } from './modules/search/search-queue.ts'
import { searchRoutes } from './modules/search/search.routes.ts'
import { createSearch } from './modules/search/search.service.ts'
import { createStaffRoom } from './modules/staff/staff.room.ts'
import { readingOf } from './modules/strategies/reading.service.ts'
import { type CitationWorkers, createReferenceRoom } from './modules/strategies/references.room.ts'
import { createLibrary } from './modules/strategies/strategies.room.ts'
import { countTrials } from './modules/strategies/trial-counts.ts'
import { hubYearTrials } from './modules/strategies/trial-sums.service.ts'
import { isThisMachine } from './plugins/this-machine.ts'
import type { Store, Tx } from './store/store.ts'

type Deps = {
  env: Env
  store: Store
  now: Clock
  /** The clock of the running meetings. */
  runNow: Clock
  log: FastifyBaseLogger
  /** The address people open, without a slash at its end; known once the server listens. */
  origin: () => string
  citationWorkers?: CitationWorkers
  /** Not at the sample school. */
  asksSecondFactor: boolean
}

type MeetingDeps = Omit<Deps, 'env' | 'asksSecondFactor'> & {
  sessions: Sessions
  mail: Mail
  refreshSearch: RefreshSearch
}

/** All that has to do with meetings: before, in and after them. */
function createMeetingServices({ store, now, runNow, log, origin, refreshSearch, ...deps }: MeetingDeps) {
  const { sessions, mail } = deps
  const runs = createRuns({ store, now: runNow })
  const meetings = createMeetings({ store, runs, now })
  const dates = createDates({ store, runs, now })
  const preparing = createPreparing({ store, now, runs, meetings, mail, origin, advise: hardestOf })
  const warn = (error: unknown) => log.warn({ err: error }, 'a screen couldn’t be updated')
  const door = createDoor({ store, now, takeTry, register: runs.arrive })
  const pairing = createPairing({
    store,
    now,
    takeTry: (tx, personId, at) => takeTry(tx, 'pair', personId, at),
    doorMode: door.modeOf,
  })
  const plans = createPlanRoom({
    store,
    now,
    mail,
    origin,
    refreshSearch,
    countTrials,
    peopleOf: async (tx, { schoolId, id }) =>
      (await runs.standing(tx, await runs.findOr404(tx, schoolId, id))).run.people,
  })
  const live = createLive({ store, now: runNow, runs, sessions, pairing, plansOn: plans.plansOn, warn })
  const observations = createObservations({ store, now, mail, origin })
  const cover = createCover({ store, now, mail })
  const record = {
    ledger: createLedger({ store, runs }),
    minutes: createMinutes({ store, now, runs, mail, origin, promisesOf, toldAt, plansDueAt, refreshSearch }),
    notes: createNotes({ store, now, runs }),
    pulses: createPulses({ store, now, runs }),
    pulseSums: createPulseSums({ store, now }),
  }
  return { now: runNow, runs, meetings, dates, preparing, door, pairing, live, plans, observations, cover, record }
}

type LibraryDeps = Pick<Deps, 'store' | 'now' | 'citationWorkers'> &
  Pick<MeetingDeps, 'refreshSearch'> &
  Pick<Parameters<typeof createLibrary>[0], 'partnersNow'> &
  Pick<Parameters<typeof createPublicationRoom>[0], 'publicYear'>

/** The library and its sources, what came of it all, and what of that goes out to the world. */
function createLibraryServices({ store, now, publicYear, citationWorkers, ...deps }: LibraryDeps) {
  const { partnersNow, refreshSearch } = deps
  const evaluation = createEvaluation({ store, now })
  const progress = createProgress({ store, now })
  const references = createReferenceRoom({ store, now, refreshSearch, citationWorkers })
  const { citationsOf } = references
  const library = createLibrary({ store, now, partnersNow, citationsOf, refreshSearch })
  const publications = createPublicationRoom({ store, now, strategyOf: library.see, hubYearTrials, publicYear })
  return { evaluation, progress, references, library, publications }
}

type TalkDeps = Omit<MeetingDeps, 'runNow' | 'sessions' | 'log' | 'refreshSearch'> &
  Pick<LibraryDeps, 'publicYear'> & { searching: ReturnType<typeof createSearchQueue> }

/** What people say to each other, and how anything is found. */
function createTalkServices({ store, now, mail, origin, publicYear, searching }: TalkDeps) {
  const groupsOf = async (tx: Tx, actor: Actor) => [
    ...(await inYear(tx, actor, true)).own,
    ...(await inYear(tx, actor, false)).own,
  ]
  const known = { refreshSearch: searching.refresh, groupsOf, inYear, takeTry, publicYear }
  const discussion = createDiscussionRoom({ store, now, mail, origin, ...known })
  return { discussion, search: createSearch({ store, groupsOf, settled: searching.settled }), searching }
}

type HubDeps = Omit<Parameters<typeof createHubs>[0], 'seatLeader'> &
  Pick<Parameters<typeof createMembership>[0], 'programmes'>

/** The hubs with their groups, and who is in them: whoever is named to lead a group gets a place in it. */
function createHubServices({ store, now, mail, refreshSearch, programmes }: HubDeps) {
  const seatLeader: Parameters<typeof createHubs>[0]['seatLeader'] = (...leader) => membership.seatLeader(...leader)
  const hubs = createHubs({ store, now, mail, refreshSearch, seatLeader })
  const membership = createMembership({ store, now, programmes, hubs, mail })
  return { hubs, membership, groups: createGroups({ store, now, mail, hubs, membership }) }
}

/** Every service, made once, each given what it needs. */
export function createServices({ env, store, now, runNow, log, origin, citationWorkers, asksSecondFactor }: Deps) {
  const sessions = createSessions({ store, now, asksSecondFactor })
  const searching = createSearchQueue({ store, now, log })
  const refreshSearch = searching.refresh
  const programmes = createProgrammes({ store, now, readingOf, publicHubs: id => publicHubs(store.read, id) })
  const mail = createMail({ store, now, log, transport: transportOf(env) })
  const { hubs, membership, groups } = createHubServices({ store, now, mail, refreshSearch, programmes })
  const choosing = createChoosingRoom({ store, now, programmes, mail, origin })
  const { saidNotThisYear } = membership
  const signIn = createAccountModule({ env, store, now, log, sessions, mail, origin, refreshSearch, saidNotThisYear })
  const { accounts, links, setUp } = signIn
  const people = createStaffRoom({ store, now, sessions, links, mail, hubs, membership, refreshSearch })
  const around = createMeetingServices({ store, now, runNow, log, origin, sessions, mail, refreshSearch })
  const reports = createReports({ store, now, programmes })
  const [{ partnersNow }, { publicYear }] = [around.plans, programmes]
  const shelf = createLibraryServices({ store, now, partnersNow, publicYear, citationWorkers, refreshSearch })
  const talk = createTalkServices({ store, now, mail, origin, publicYear, searching })
  const operations = createOperations({ store, now, log, sessions, mail })
  const stopHousekeeping = startHousekeeping(store, log, [
    sessions.sweep,
    links.sweep,
    mail.sweep,
    accounts.sweep,
    around.pairing.sweep,
    around.door.sweep,
    around.plans.askCheckIns,
    ...talk.discussion.jobs,
    tx => forgetAnswers(tx, now()),
    people.sweep,
  ])
  mail.wake()
  return {
    store,
    sessions,
    accounts,
    setUp,
    signIn,
    people,
    programmes,
    hubs,
    groups,
    membership,
    choosing,
    ...around,
    reports,
    ...shelf,
    ...talk,
    operations,
    async stop() {
      stopHousekeeping()
      await operations.stop()
      shelf.references.stop()
      await choosing.stop()
      await searching.stop()
      await mail.stop()
    },
  }
}

export type Services = ReturnType<typeof createServices>

/** What only the sample school's server has beside all this. */
export type SampleModule = (services: Services) => FastifyPluginAsyncZod

/** The one visible list of what the API offers. */
export function modules(services: Services, env: Env, sample?: SampleModule): FastifyPluginAsyncZod[] {
  const { signIn, people, programmes, hubs, membership } = services
  const { now, runs, meetings, door, pairing, live, reports } = services
  const secure = env.PUBLIC_URL?.startsWith('https:') ?? false
  return [
    ...services.operations.routes(),
    ...signIn.routes(request => sample !== undefined && isThisMachine(request)),
    ...(sample ? [sample(services)] : []),
    ...people.routes(),
    programmeRoutes(programmes),
    hubRoutes(hubs),
    groupRoutes(services.groups),
    membershipRoutes(membership),
    ...services.choosing.routes(),
    meetingRoutes(meetings, runs, now),
    dateRoutes(services.dates),
    ...services.preparing,
    liveRoutes(live, now),
    pairingRoutes({ pairing, door, live, runs, now, secure }),
    doorRoutes(door),
    ...services.plans.routes(),
    observationRoutes(services.observations, services.cover),
    recordRoutes(services.record),
    reportRoutes(reports),
    evaluationRoutes(services.evaluation, services.progress),
    ...services.library.routes(),
    ...services.references.routes(),
    ...services.publications.routes(),
    ...services.discussion.routes(),
    searchRoutes(services.search),
  ]
}
