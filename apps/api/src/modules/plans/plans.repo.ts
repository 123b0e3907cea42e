import { and, count, desc, eq, inArray, isNull, lt, ne } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { asFound, type Found, type Lookup, type Tx } from '../../store/store.ts'

export type PlanRow = Tx['t']['plan']['$inferSelect']
export type ReportRow = Tx['t']['report']['$inferSelect']

export type FoundPlan = Found<
  PlanRow,
  Pick<PlanRow, 'id' | 'schoolId' | 'ownerId' | 'groupId' | 'visibility' | 'partnerIds' | 'createdAt'>
>

export async function findPlan({ db, t }: Lookup, id: string): Promise<FoundPlan | undefined> {
  const [row] = await db.select().from(t.plan).where(eq(t.plan.id, id))
  return row && asFound<FoundPlan>(row)
}

/** The plan that went on with this one, if one did. */
export async function findSuccessor({ db, t }: Tx, id: string) {
  const [row] = await db.select({ id: t.plan.id }).from(t.plan).where(eq(t.plan.carriedFrom, id))
  return row
}

/** Somebody's open or closed plans, latest first. */
export async function listOwn(
  { db, t }: Tx,
  ownerId: string,
  { which, after, limit }: PageAfter<number> & { which: 'open' | 'closed' },
): Promise<PlanRow[]> {
  const { plan } = t
  return db
    .select()
    .from(plan)
    .where(
      and(
        eq(plan.ownerId, ownerId),
        which === 'open' ? eq(plan.status, 'committed') : ne(plan.status, 'committed'),
        afterCursor(lt, [plan.createdAt, plan.id], after),
      ),
    )
    .orderBy(desc(plan.createdAt), desc(plan.id))
    .limit(limit)
}

export async function countOpen({ db, t }: Tx, ownerId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(t.plan)
    .where(and(eq(t.plan.ownerId, ownerId), eq(t.plan.status, 'committed')))
  return row?.n ?? 0
}

/** Where somebody has tried things before, latest first. */
export async function listSettings({ db, t }: Tx, ownerId: string): Promise<string[]> {
  const rows = await db
    .select({ setting: t.plan.setting })
    .from(t.plan)
    .where(eq(t.plan.ownerId, ownerId))
    .orderBy(desc(t.plan.createdAt), desc(t.plan.id))
    .limit(30)
  return [...new Set(rows.map(row => row.setting))].slice(0, 6)
}

export async function insertPlan({ db, t }: Tx, row: Tx['t']['plan']['$inferInsert']) {
  await db.insert(t.plan).values(row)
}

/** Changes the plan if it is still at that version; undefined where it is not. */
export async function updatePlan({ db, t }: Tx, id: string, version: number, change: Partial<PlanRow>) {
  const [row] = await db
    .update(t.plan)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.plan.id, id), eq(t.plan.version, version)))
    .returning()
  return row
}

/** Every plan of these people in a group that is open. */
export async function listOpenOf({ db, t }: Tx, groupId: string): Promise<PlanRow[]> {
  return db
    .select()
    .from(t.plan)
    .where(and(eq(t.plan.groupId, groupId), eq(t.plan.status, 'committed')))
}

export async function listPromisedAt({ db, t }: Tx, meetingId: string): Promise<PlanRow[]> {
  return db.select().from(t.plan).where(eq(t.plan.meetingId, meetingId))
}

/** Plans that were reported on at a meeting, with that report. */
export async function listReportedAt({ db, t }: Tx, meetingId: string) {
  return db
    .select({ plan: t.plan, report: t.report })
    .from(t.report)
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .where(eq(t.report.meetingId, meetingId))
}

/** Every plan of a group, with when the meeting starts at which it was made. */
export async function listPlansWithTimes({ db, t }: Tx, groupId: string) {
  const { id, ownerId, status, carriedFrom } = t.plan
  return db
    .select({ id, ownerId, status, carriedFrom, madeAt: t.meeting.startsAtMs })
    .from(t.plan)
    .innerJoin(t.meeting, eq(t.meeting.id, t.plan.meetingId))
    .where(eq(t.plan.groupId, groupId))
}

/** Every report on a plan of a group, without its words, with when the meeting starts that it is for. */
export async function listReportsWithTimes({ db, t }: Tx, groupId: string) {
  const { planId, meetingId, decision } = t.report
  return db
    .select({ planId, meetingId, decision, at: t.meeting.startsAtMs })
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.meeting, eq(t.meeting.id, t.report.meetingId))
    .where(eq(t.plan.groupId, groupId))
}

/** All reports on these plans, latest first. */
export async function listReports({ db, t }: Tx, planIds: string[]): Promise<ReportRow[]> {
  if (planIds.length === 0) return []
  return db
    .select()
    .from(t.report)
    .where(inArray(t.report.planId, planIds))
    .orderBy(desc(t.report.writtenAt), desc(t.report.id))
}

export async function insertReport({ db, t }: Tx, row: Tx['t']['report']['$inferInsert']) {
  await db.insert(t.report).values(row)
}

/** Writes a report anew if it is still at that version; undefined where it is not. */
export async function updateReport({ db, t }: Tx, id: string, version: number, change: Partial<ReportRow>) {
  const [row] = await db
    .update(t.report)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.report.id, id), eq(t.report.version, version)))
    .returning()
  return row
}

/** Names by id, of whoever is asked for. */
export async function listNames({ db, t }: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const once = [...new Set(ids)]
  if (once.length === 0) return new Map()
  const rows = await db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.person)
    .where(inArray(t.person.id, once))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Those of these people who teach. */
export async function listTeaching({ db, t }: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(inArray(t.person.id, [...new Set(ids)]), eq(t.person.staffKind, 'teaching')))
  return new Set(rows.map(row => row.id))
}

/** Those of these people who work at the school now, with what mail to them needs. */
export async function listColleagues({ db, t }: Tx, schoolId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(inArray(id, [...new Set(ids)]), eq(t.person.schoolId, schoolId), isNull(t.person.leftAt)))
}

/** Of these codes, the strategies of the school, as they are called and stand now. */
export async function listStrategies({ db, t }: Tx, schoolId: string, codes: readonly string[]) {
  const once = [...new Set(codes)]
  if (once.length === 0) return new Map<string, { name: string; retired: boolean }>()
  const { code, name, stage } = t.strategy
  const rows = await db
    .select({ code, name, stage })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), inArray(code, once)))
  return new Map(rows.map(row => [row.code, { name: row.name, retired: row.stage === 'retired' }]))
}
