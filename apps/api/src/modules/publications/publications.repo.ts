import type { PublicationState } from '@hubs/schema/library/publications'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type PublicationRow = Tx['t']['publication']['$inferSelect']

/** With the name of its hub in its own year, and its owner's. */
function publications({ db, t }: Lookup) {
  return db
    .select({ row: t.publication, hubName: t.hub.name, ownerName: t.person.name })
    .from(t.publication)
    .innerJoin(t.hub, and(eq(t.hub.programmeId, t.publication.programmeId), eq(t.hub.slug, t.publication.hubSlug)))
    .leftJoin(t.person, eq(t.person.id, t.publication.ownerId))
}
export type PublicationContext = Awaited<ReturnType<typeof publications>>[number]

export async function findPublication(tx: Lookup, id: string): Promise<PublicationContext | undefined> {
  const [found] = await publications(tx).where(eq(tx.t.publication.id, id))
  return found
}

export async function findPublicationOf(tx: Tx, kind: 'strategy' | 'trial', sourceId: string) {
  const { publication } = tx.t
  const [found] = await publications(tx).where(and(eq(publication.kind, kind), eq(publication.sourceId, sourceId)))
  return found
}

type Filter = PageAfter<number> & { schoolId: string; states: PublicationState[] }

/** Of a school, the latest agreed first. */
export async function listPublications(tx: Tx, { schoolId, states, after, limit }: Filter) {
  const { schoolId: school, state, agreedAt, id } = tx.t.publication
  return publications(tx)
    .where(and(eq(school, schoolId), inArray(state, states), afterCursor(lt, [agreedAt, id], after)))
    .orderBy(desc(agreedAt), desc(id))
    .limit(limit)
}

type PublishedFilter = PageAfter<number> & { hubSlug?: string | undefined; kind?: PublicationRow['kind'] } & (
    | { schoolId: string }
    | { programmeId: string }
  )

/** What is out, of a school or of one of its years, the newest first. */
export async function listPublished(tx: Tx, { hubSlug, kind, after, limit, ...whose }: PublishedFilter) {
  const { schoolId, programmeId, hubSlug: hub, kind: sort, state, publishedAt, id } = tx.t.publication
  return publications(tx)
    .where(
      and(
        'schoolId' in whose ? eq(schoolId, whose.schoolId) : eq(programmeId, whose.programmeId),
        eq(state, 'published'),
        hubSlug === undefined ? undefined : eq(hub, hubSlug),
        kind === undefined ? undefined : eq(sort, kind),
        afterCursor(lt, [publishedAt, id], after),
      ),
    )
    .orderBy(desc(publishedAt), desc(id))
    .limit(limit)
}

export async function insertPublication({ db, t }: Tx, row: PublicationRow) {
  await db.insert(t.publication).values(row)
}

/** Changes it if it is still at that version; says whether it was. */
export async function changePublication({ db, t }: Tx, id: string, version: number, change: Partial<PublicationRow>) {
  const rows = await db
    .update(t.publication)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.publication.id, id), eq(t.publication.version, version)))
    .returning({ id: t.publication.id })
  return rows.length > 0
}

export async function listNames({ db, t }: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.person)
    .where(inArray(t.person.id, [...new Set(ids)]))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** A report with its plan, the hub and year in which it was told, and the strategy that it tried, if it was one. */
export async function findTrial({ db, t }: Lookup, reportId: string) {
  const [found] = await db
    .select({
      report: t.report,
      plan: t.plan,
      programmeId: t.hub.programmeId,
      hubSlug: t.hub.slug,
      strategy: t.strategy.name,
    })
    .from(t.report)
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .innerJoin(t.meeting, eq(t.meeting.id, t.report.meetingId))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .leftJoin(t.strategy, and(eq(t.strategy.schoolId, t.plan.schoolId), eq(t.strategy.code, t.plan.strategyCode)))
    .where(eq(t.report.id, reportId))
  return found
}

export type Trial = NonNullable<Awaited<ReturnType<typeof findTrial>>>

/** The hub of a slug in the school's current year, with the groups that meet. */
export async function findHub({ db, t }: Lookup, schoolId: string, slug: string) {
  const [found] = await db
    .select({ hub: t.hub, year: t.programme.name })
    .from(t.programme)
    .innerJoin(t.hub, eq(t.hub.programmeId, t.programme.id))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true), eq(t.hub.slug, slug)))
  if (!found) return undefined
  const groups = await db.select({ id: t.group.id }).from(t.group).where(eq(t.group.hubId, found.hub.id))
  return { ...found, groupIds: groups.map(group => group.id) }
}
