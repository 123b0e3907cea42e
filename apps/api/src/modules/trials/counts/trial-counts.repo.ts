import { and, count, countDistinct, eq, inArray, isNull, ne } from 'drizzle-orm'
import { inBatches } from '../../../store/in-batches.ts'
import type { Tx } from '../../../store/store.ts'

/** Plans kept to their owner or a partner are never even read to be counted. */
export const counted = ['group', 'school'] as const

export const trialRow = ({ t: { plan, report } }: Tx) => ({
  ownerId: plan.ownerId,
  groupId: plan.groupId,
  visibility: plan.visibility,
  didIt: report.didIt,
  decision: report.decision,
  reasonIfNot: report.reasonIfNot,
})

const countedRow = ({ t: { releasedTrial } }: Tx) => ({
  code: releasedTrial.strategyCode,
  ownerId: releasedTrial.ownerId,
  didIt: releasedTrial.didIt,
  decision: releasedTrial.decision,
  reasonIfNot: releasedTrial.reasonIfNot,
  visibleTo: releasedTrial.visibleTo,
  subject: releasedTrial.subject,
  pooled: releasedTrial.pooled,
})

/** The reports that are in the figures of a strategy. */
export async function listCounted(tx: Tx, schoolId: string, code: string) {
  const { releasedTrial } = tx.t
  return tx.db
    .select(countedRow(tx))
    .from(releasedTrial)
    .where(
      and(eq(releasedTrial.schoolId, schoolId), eq(releasedTrial.strategyCode, code), eq(releasedTrial.pooled, false)),
    )
}

/** The reports that are in the figures of a year, with their strategies. */
export async function listCountedIn(tx: Tx, programmeId: string) {
  const { db, t } = tx
  return db
    .select({ ...countedRow(tx), name: t.strategy.name, hubSlug: t.strategy.hubSlug })
    .from(t.releasedTrial)
    .innerJoin(
      t.strategy,
      and(eq(t.strategy.schoolId, t.releasedTrial.schoolId), eq(t.strategy.code, t.releasedTrial.strategyCode)),
    )
    .where(eq(t.releasedTrial.programmeId, programmeId))
}

/** How often each of these was tried, and by how many people, of what is in the figures. */
export async function countCounted({ db, t: { releasedTrial } }: Tx, schoolId: string, codes: readonly string[]) {
  if (codes.length === 0) return []
  return db
    .select({ code: releasedTrial.strategyCode, times: count(), people: countDistinct(releasedTrial.ownerId) })
    .from(releasedTrial)
    .where(
      and(
        eq(releasedTrial.schoolId, schoolId),
        inArray(releasedTrial.strategyCode, [...codes]),
        eq(releasedTrial.pooled, false),
        ne(releasedTrial.didIt, 'not-yet'),
      ),
    )
    .groupBy(releasedTrial.strategyCode)
}

/** The shared reports on these strategies that are in no figure yet, with the year they were told in. */
export async function listWaiting(tx: Tx, schoolId: string, codes: readonly string[]) {
  const { db, t } = tx
  return db
    .select({
      ...trialRow(tx),
      code: t.plan.strategyCode,
      writtenAt: t.report.writtenAt,
      reportId: t.report.id,
      department: t.person.department,
      programmeId: t.hub.programmeId,
    })
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.person, eq(t.person.id, t.plan.ownerId))
    .innerJoin(t.group, eq(t.group.id, t.plan.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .leftJoin(t.releasedTrial, eq(t.releasedTrial.reportId, t.report.id))
    .where(
      and(
        eq(t.plan.schoolId, schoolId),
        inArray(t.plan.strategyCode, [...codes]),
        inArray(t.plan.visibility, counted),
        isNull(t.releasedTrial.reportId),
      ),
    )
}

export async function insertCounted({ db, t }: Tx, rows: Tx['t']['releasedTrial']['$inferInsert'][]) {
  await inBatches(rows, part => db.insert(t.releasedTrial).values(part))
}

/** The strategies of each school that anybody has reported on, for a start on what an earlier version left. */
export async function listReportedCodes({ db, t }: Tx) {
  const rows = await db
    .selectDistinct({ schoolId: t.plan.schoolId, code: t.plan.strategyCode })
    .from(t.report)
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .leftJoin(t.releasedTrial, eq(t.releasedTrial.reportId, t.report.id))
    .where(isNull(t.releasedTrial.reportId))
  return rows.flatMap(({ schoolId, code }) => (code === null ? [] : [{ schoolId, code }]))
}

export async function listSchoolIds({ db, t }: Tx): Promise<string[]> {
  return (await db.select({ id: t.school.id }).from(t.school)).map(({ id }) => id)
}

/** The codes of a school's strategies, a list for each hub. */
export async function listHubCodes({ db, t: { strategy } }: Tx, schoolId: string): Promise<string[][]> {
  const rows = await db
    .select({ hubSlug: strategy.hubSlug, code: strategy.code })
    .from(strategy)
    .where(eq(strategy.schoolId, schoolId))
  return [...Map.groupBy(rows, ({ hubSlug }) => hubSlug).values()].map(part => part.map(({ code }) => code))
}
