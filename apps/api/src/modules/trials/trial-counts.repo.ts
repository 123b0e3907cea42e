import { and, count, countDistinct, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'
import { counted, trialRow } from './trials.repo.ts'

const countedRow = ({ t: { countedTrial } }: Tx) => ({
  code: countedTrial.strategyCode,
  ownerId: countedTrial.ownerId,
  didIt: countedTrial.didIt,
  decision: countedTrial.decision,
  reasonIfNot: countedTrial.reasonIfNot,
  circle: countedTrial.circle,
  subject: countedTrial.subject,
  pooled: countedTrial.pooled,
})

/** The reports that are in the figures of a strategy. */
export async function listCounted(tx: Tx, schoolId: string, code: string) {
  const { countedTrial } = tx.t
  return tx.db
    .select(countedRow(tx))
    .from(countedTrial)
    .where(
      and(eq(countedTrial.schoolId, schoolId), eq(countedTrial.strategyCode, code), eq(countedTrial.pooled, false)),
    )
}

/** The reports that are in the figures of a year, with their strategies. */
export async function listCountedIn(tx: Tx, programmeId: string) {
  const { db, t } = tx
  return db
    .select({ ...countedRow(tx), name: t.strategy.name, hubSlug: t.strategy.hubSlug })
    .from(t.countedTrial)
    .innerJoin(
      t.strategy,
      and(eq(t.strategy.schoolId, t.countedTrial.schoolId), eq(t.strategy.code, t.countedTrial.strategyCode)),
    )
    .where(eq(t.countedTrial.programmeId, programmeId))
}

/** How often each of these was tried, and by how many people, of what is in the figures. */
export async function countCounted({ db, t: { countedTrial } }: Tx, schoolId: string, codes: readonly string[]) {
  if (codes.length === 0) return []
  return db
    .select({ code: countedTrial.strategyCode, times: count(), people: countDistinct(countedTrial.ownerId) })
    .from(countedTrial)
    .where(
      and(
        eq(countedTrial.schoolId, schoolId),
        inArray(countedTrial.strategyCode, [...codes]),
        eq(countedTrial.pooled, false),
        ne(countedTrial.didIt, 'not-yet'),
      ),
    )
    .groupBy(countedTrial.strategyCode)
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
    .leftJoin(t.countedTrial, eq(t.countedTrial.reportId, t.report.id))
    .where(
      and(
        eq(t.plan.schoolId, schoolId),
        inArray(t.plan.strategyCode, [...codes]),
        inArray(t.plan.visibility, counted),
        isNull(t.countedTrial.reportId),
      ),
    )
}

export async function insertCounted({ db, t }: Tx, rows: Tx['t']['countedTrial']['$inferInsert'][]) {
  if (rows.length > 0) await db.insert(t.countedTrial).values(rows)
}

/** The strategies of each school that anybody has reported on, for a start on what an earlier version left. */
export async function listReportedCodes({ db, t }: Tx) {
  const rows = await db
    .selectDistinct({ schoolId: t.plan.schoolId, code: t.plan.strategyCode })
    .from(t.report)
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .leftJoin(t.countedTrial, eq(t.countedTrial.reportId, t.report.id))
    .where(isNull(t.countedTrial.reportId))
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
