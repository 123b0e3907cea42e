import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, lt, ne, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import type { Lookup, Tx } from '../../store/store.ts'
import { counted, trialRow } from './counts/trial-counts.repo.ts'

/** Which reports are trials that count: on a strategy, shared with the group at least, and not told as "not yet". */
const isTrial = ({ t: { plan, report } }: Tx) =>
  and(isNotNull(plan.strategyCode), inArray(plan.visibility, counted), ne(report.didIt, 'not-yet'))

export async function findStrategyName({ db, t }: Lookup, schoolId: string, code: string) {
  const [found] = await db
    .select({ name: t.strategy.name })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, code)))
  return found
}

/** Every shared trial of a strategy as it stands, with its owner's department and without its text. */
export async function listOfStrategy(tx: Tx, schoolId: string, code: string) {
  const { db, t } = tx
  return db
    .select({ ...trialRow(tx), department: t.person.department })
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.person, eq(t.person.id, t.plan.ownerId))
    .where(and(eq(t.plan.schoolId, schoolId), eq(t.plan.strategyCode, code), inArray(t.plan.visibility, counted)))
}

/** How often each of these was tried in these groups, and by how many people, as it stands. */
export async function countTried(tx: Tx, schoolId: string, codes: readonly string[], groupIds: readonly string[]) {
  const { db, t } = tx
  if (codes.length === 0 || groupIds.length === 0) return []
  return db
    .select({ code: t.plan.strategyCode, times: count(), people: countDistinct(t.plan.ownerId) })
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .where(
      and(
        eq(t.plan.schoolId, schoolId),
        inArray(t.plan.strategyCode, [...codes]),
        isTrial(tx),
        inArray(t.plan.groupId, [...groupIds]),
      ),
    )
    .groupBy(t.plan.strategyCode)
}

/** The strategies of a hub that anybody has reported on, in the library's order. */
export async function listReportedIn({ db, t }: Tx, schoolId: string, hubSlug: string) {
  return db
    .selectDistinct({ code: t.strategy.code, name: t.strategy.name, position: t.strategy.position })
    .from(t.strategy)
    .innerJoin(t.plan, and(eq(t.plan.schoolId, schoolId), eq(t.plan.strategyCode, t.strategy.code)))
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .where(and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.hubSlug, hubSlug), inArray(t.plan.visibility, counted)))
    .orderBy(asc(t.strategy.position))
}

/** The current year with its hubs in their order, and every group of it. */
export async function findYear({ db, t }: Tx, schoolId: string, id?: string) {
  const which = id === undefined ? eq(t.programme.current, true) : eq(t.programme.id, id)
  const [programme] = await db
    .select({ id: t.programme.id, name: t.programme.name })
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), which))
  if (!programme) return undefined
  const rows = await db
    .select({ slug: t.hub.slug, name: t.hub.name, groupId: t.group.id })
    .from(t.hub)
    .leftJoin(t.group, eq(t.group.hubId, t.hub.id))
    .where(eq(t.hub.programmeId, programme.id))
    .orderBy(asc(t.hub.position))
  return {
    programmeId: programme.id,
    programme: programme.name,
    hubs: [...new Map(rows.map(({ slug, name }) => [slug, { slug, name }])).values()],
    groupIds: rows.flatMap(({ groupId }) => groupId ?? []),
  }
}

/** Every shared trial that these groups have told of one hub's strategies, as it stands. */
export async function listOfGroups(tx: Tx, schoolId: string, groupIds: readonly string[], hubSlug: string) {
  const { db, t } = tx
  if (groupIds.length === 0) return []
  return db
    .select(trialRow(tx))
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.strategy, and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, t.plan.strategyCode)))
    .where(
      and(inArray(t.plan.groupId, [...groupIds]), inArray(t.plan.visibility, counted), eq(t.strategy.hubSlug, hubSlug)),
    )
}

/** The plans on a strategy that their owners have shown to their partner. */
export async function listForPartners({ db, t }: Tx, schoolId: string, code: string) {
  return db
    .select({ id: t.plan.id, ownerId: t.plan.ownerId, groupId: t.plan.groupId, partnerIds: t.plan.partnerIds })
    .from(t.plan)
    .where(and(eq(t.plan.schoolId, schoolId), eq(t.plan.strategyCode, code), eq(t.plan.visibility, 'partner')))
}

type Readable = {
  personId: string
  /** The groups whose plans they may read. */
  groupIds: readonly string[]
  /** The plans that they may read as their owner's partner. */
  partners: readonly string[]
  /** Departments of the owners; all where it is left out. */
  departments?: readonly string[]
}

function mayRead({ t: { plan } }: Tx, { personId, groupIds, partners }: Readable) {
  return or(
    eq(plan.ownerId, personId),
    eq(plan.visibility, 'school'),
    and(eq(plan.visibility, 'group'), inArray(plan.groupId, [...groupIds])),
    and(eq(plan.visibility, 'partner'), inArray(plan.id, [...partners])),
  )
}

/** The trials of a strategy that somebody may read, latest first. */
export async function listStories(tx: Tx, schoolId: string, code: string, who: Readable, page: PageAfter<number>) {
  const { db, t } = tx
  const { plan, report, person, meeting } = t
  return db
    .select({
      plan,
      report,
      owner: { name: person.name, staffKind: person.staffKind, department: person.department },
      toldOn: meeting.date,
    })
    .from(plan)
    .innerJoin(report, eq(report.planId, plan.id))
    .innerJoin(person, eq(person.id, plan.ownerId))
    .innerJoin(meeting, eq(meeting.id, report.meetingId))
    .where(
      and(
        eq(plan.schoolId, schoolId),
        eq(plan.strategyCode, code),
        mayRead(tx, who),
        who.departments && inArray(person.department, [...who.departments]),
        afterCursor(lt, [report.writtenAt, report.id], page.after),
      ),
    )
    .orderBy(desc(report.writtenAt), desc(report.id))
    .limit(page.limit)
}

/** The departments of those whose trials somebody may read. */
export async function listDepartments(tx: Tx, schoolId: string, code: string, who: Readable): Promise<string[]> {
  const { db, t } = tx
  const rows = await db
    .selectDistinct({ department: t.person.department })
    .from(t.plan)
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.person, eq(t.person.id, t.plan.ownerId))
    .where(and(eq(t.plan.schoolId, schoolId), eq(t.plan.strategyCode, code), mayRead(tx, who)))
  return rows.map(each => each.department).filter(Boolean)
}
