import type {
  Decision,
  DidIt,
  EvidenceKind,
  HowOften,
  NotDoneReason,
  PlanStatus,
  Visibility,
} from '@hubs/schema/plans/plans'
import type { SupportState } from '@hubs/schema/plans/support'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { meetingTables } from './meetings.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'group'> &
  Pick<ReturnType<typeof meetingTables>, 'meeting'>

/** What somebody has promised to try, what came of it, and who helps. */
export function planTables(k: Kit, needs: Needs) {
  const { school, programme, person, meeting } = needs
  const plan = planTable(k, needs)

  const report = k.table(
    'report',
    {
      id: k.id(),
      planId: k.ref(() => plan.id, { onDelete: 'cascade' }),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      didIt: k.text().$type<DidIt>().notNull(),
      times: k.int(),
      whatHappened: k.text().notNull(),
      evidence: k.text().notNull(),
      surprise: k.text().notNull(),
      decision: k.text().$type<Decision>(),
      reasonIfNot: k.text().$type<NotDoneReason>(),
      writtenAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [k.uniqueIndex('report_plan_meeting').on(t.planId, t.meetingId), k.index('report_meeting').on(t.meetingId)],
  )

  /**
   * A report as it went into the figures of its strategy, released with those of four other people at least. It names
   * no plan and goes with none: whoever takes a plan back, alters it or moves takes nothing out of a sum.
   */
  const releasedTrial = k.table(
    'released_trial',
    {
      reportId: k.text().primaryKey(),
      schoolId: k.ref(() => school.id),
      /** The year in which it was told. */
      programmeId: k.ref(() => programme.id),
      strategyCode: k.text().notNull(),
      ownerId: k.ref(() => person.id),
      didIt: k.text().$type<DidIt>().notNull(),
      decision: k.text().$type<Decision>(),
      reasonIfNot: k.text().$type<NotDoneReason>(),
      /** The group that may read the stories of its whole release, or "school"; null where they differ. */
      visibleTo: k.text(),
      /** The department of everybody in its release, as it was then; null where they differ. */
      subject: k.text(),
      /** Released with reports on other strategies of its hub: it counts for the hub and the year, not for its strategy. */
      pooled: k.bool().notNull().default(false),
    },
    t => [
      k.index('released_trial_strategy').on(t.schoolId, t.strategyCode),
      k.index('released_trial_year').on(t.programmeId),
      k.index('released_trial_owner').on(t.ownerId),
    ],
  )

  const peerOffer = k.table(
    'peer_offer',
    {
      id: k.id(),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      toId: k.ref(() => person.id),
      byId: k.ref(() => person.id),
      text: k.text().notNull(),
      at: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('peer_offer_one_each').on(t.meetingId, t.toId, t.byId),
      k.index('peer_offer_to').on(t.toId),
      k.index('peer_offer_by').on(t.byId),
    ],
  )

  const supportRequest = k.table(
    'support_request',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      planId: k.ref(() => plan.id, { onDelete: 'cascade' }),
      ownerId: k.ref(() => person.id),
      fromId: k.ref(() => person.id),
      what: k.text().notNull(),
      state: k.text().$type<SupportState>().notNull(),
      answer: k.text().notNull(),
      askedAt: k.time().notNull(),
      closedAt: k.time(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.index('support_request_plan').on(t.planId),
      k.index('support_request_owner').on(t.ownerId, t.askedAt, t.id),
      k.index('support_request_from').on(t.fromId, t.askedAt, t.id),
      k.index('support_request_school').on(t.schoolId, t.state),
    ],
  )

  const planProgressCheck = k.table('plan_progress_check', {
    planId: k
      .text()
      .primaryKey()
      .references(() => plan.id, { onDelete: 'cascade' }),
    askedAt: k.time().notNull(),
    answeredAt: k.time(),
    didIt: k.text().$type<DidIt>(),
    note: k.text().notNull(),
  })

  /** Who supports whom from this meeting to the next: ids of people, in twos and threes. */
  const partnerSet = k.table('partner_set', {
    meetingId: k
      .text()
      .primaryKey()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    sets: k.json<string[][]>().notNull(),
    version: k.int().notNull(),
  })

  return { plan, report, releasedTrial, peerOffer, supportRequest, planProgressCheck, partnerSet }
}

function planTable(k: Kit, { school, person, group, meeting }: Needs) {
  return k.table(
    'plan',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      ownerId: k.ref(() => person.id),
      groupId: k.ref(() => group.id),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      technique: k.text().notNull(),
      strategyCode: k.text(),
      adaptation: k.text().notNull(),
      setting: k.text().notNull(),
      firstOn: k.text().notNull(),
      howOften: k.text().$type<HowOften>().notNull(),
      cue: k.text().notNull(),
      lessOf: k.text().notNull(),
      evidence: k.json<EvidenceKind[]>().notNull(),
      evidenceNote: k.text().notNull(),
      confidence: k.int(),
      visibility: k.text().$type<Visibility>().notNull(),
      /** Whom its owner has shown it to as their partner; null where they have shown it to none. */
      partnerIds: k.json<string[]>(),
      onScreen: k.bool().notNull(),
      status: k.text().$type<PlanStatus>().notNull(),
      carriedFrom: k.text(),
      timesCarried: k.int().notNull(),
      promisedOn: k.text().notNull(),
      /** When "Tried it yet?" is due; null once it was asked, or need not be. */
      checkInOn: k.text(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.index('plan_owner').on(t.ownerId, t.createdAt, t.id),
      k.index('plan_meeting').on(t.meetingId, t.ownerId),
      k.index('plan_group_status').on(t.groupId, t.status),
      k.index('plan_check_in').on(t.schoolId, t.checkInOn),
      k.uniqueIndex('plan_carried_once').on(t.carriedFrom),
      k.index('plan_strategy').on(t.schoolId, t.strategyCode, t.visibility, t.groupId),
    ],
  )
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const planMarks = {
  releasedTrial: {
    owner: 'ownerId',
    no: 'schoolId visibleTo pooled',
    who: 'ownerId',
    fact: 'reportId programmeId strategyCode didIt decision reasonIfNot subject',
  },
  report: {
    owner: { column: 'planId', of: 'plan' },
    no: 'id version',
    fact: 'planId meetingId didIt times decision reasonIfNot writtenAt',
    words: 'whatHappened evidence surprise',
  },
  peerOffer: { no: 'id', fact: 'meetingId at', who: 'toId byId', 'by:byId': 'text' },
  supportRequest: {
    no: 'id schoolId version',
    fact: 'planId state askedAt closedAt',
    who: 'ownerId fromId',
    'by:ownerId': 'what',
    'by:fromId': 'answer',
  },
  planProgressCheck: {
    owner: { column: 'planId', of: 'plan' },
    fact: 'planId askedAt answeredAt didIt',
    words: 'note',
  },
  partnerSet: { fact: 'meetingId', ids: 'sets', no: 'version' },
  plan: {
    owner: 'ownerId',
    no: 'id schoolId version',
    who: 'ownerId',
    fact: 'groupId meetingId strategyCode firstOn howOften evidence confidence visibility onScreen status carriedFrom timesCarried promisedOn checkInOn createdAt',
    ids: 'partnerIds',
    words: 'technique adaptation setting cue lessOf evidenceNote',
  },
} as const satisfies Marks
