import { eq, type SQL } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** What belongs to one academic year. */
export type OfYear =
  | 'programme'
  | 'half-term'
  | 'day-off'
  | 'outcome'
  | 'group'
  | 'meeting'
  | 'plan'
  | 'report'
  | 'support'
  | 'observation'
  | 'allocation'
  | 'reallocation'
  | 'swap'
  | 'placement-change'
  | 'placement-rule'
  | 'reply'

export type Year = { schoolId: string; name: string; current: boolean }

const yearOf = ({ t }: Tx) => ({
  schoolId: t.programme.schoolId,
  name: t.programme.name,
  current: t.programme.current,
})

function byGroup(tx: Tx, groupId: string | SQL) {
  const { db, t } = tx
  return db
    .select(yearOf(tx))
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(eq(t.group.id, groupId))
}

function byHub(tx: Tx, hubId: string) {
  const { db, t } = tx
  return db
    .select(yearOf(tx))
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(eq(t.hub.id, hubId))
}

function byMeeting(tx: Tx, meetingId: string) {
  const { db, t } = tx
  return db
    .select(yearOf(tx))
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.programme, eq(t.programme.id, t.halfTerm.programmeId))
    .where(eq(t.meeting.id, meetingId))
}

type Direct = 'halfTerm' | 'dayOff' | 'allocation' | 'reallocation' | 'swapOffer' | 'placementChange' | 'placementRule'

/** Of a table whose rows name their year. */
const named = (name: Direct) => (tx: Tx, id: string) => {
  const { db, t } = tx
  const table = t[name]
  return db
    .select(yearOf(tx))
    .from(table)
    .innerJoin(t.programme, eq(t.programme.id, table.programmeId))
    .where(eq(table.id, id))
}

async function byPlan(tx: Tx, planId: string) {
  const { db, t } = tx
  const [plan] = await db.select({ groupId: t.plan.groupId }).from(t.plan).where(eq(t.plan.id, planId))
  return plan ? byGroup(tx, plan.groupId) : []
}

/** A comment is of the year of the hub, meeting or public page it stands under; under a strategy it is of none. */
async function byReply(tx: Tx, id: string) {
  const { db, t } = tx
  const { place, placeId } = t.reply
  const [row] = await db.select({ place, placeId }).from(t.reply).where(eq(t.reply.id, id))
  if (row?.place === 'hub') return byHub(tx, row.placeId)
  if (row?.place === 'meeting') return byMeeting(tx, row.placeId)
  return row?.place === 'programme' ? byProgramme(tx, row.placeId) : []
}

function byProgramme(tx: Tx, id: string) {
  const { db, t } = tx
  return db.select(yearOf(tx)).from(t.programme).where(eq(t.programme.id, id))
}

const finders: Record<OfYear, (tx: Tx, id: string) => PromiseLike<Year[]>> = {
  programme: byProgramme,
  group: byGroup,
  meeting: byMeeting,
  'half-term': named('halfTerm'),
  'day-off': named('dayOff'),
  allocation: named('allocation'),
  reallocation: named('reallocation'),
  swap: named('swapOffer'),
  'placement-change': named('placementChange'),
  'placement-rule': named('placementRule'),
  outcome: async (tx, id) => {
    const [row] = await tx.db.select({ hubId: tx.t.outcome.hubId }).from(tx.t.outcome).where(eq(tx.t.outcome.id, id))
    return row ? byHub(tx, row.hubId) : []
  },
  plan: byPlan,
  report: async (tx, id) => {
    const [row] = await tx.db.select({ planId: tx.t.report.planId }).from(tx.t.report).where(eq(tx.t.report.id, id))
    return row ? byPlan(tx, row.planId) : []
  },
  support: async ({ db, t }, id) => {
    const { supportRequest } = t
    const [row] = await db
      .select({ planId: supportRequest.planId })
      .from(supportRequest)
      .where(eq(supportRequest.id, id))
    return row ? byPlan({ db, t }, row.planId) : []
  },
  observation: async ({ db, t }, id) => {
    const { observation } = t
    const [row] = await db.select({ groupId: observation.groupId }).from(observation).where(eq(observation.id, id))
    return row ? byGroup({ db, t }, row.groupId) : []
  },
  reply: byReply,
}

/** The year that a record belongs to; undefined where there is no such record. */
export async function findYear(tx: Tx, kind: OfYear, id: string): Promise<Year | undefined> {
  const [row] = await finders[kind](tx, id)
  return row
}
