import { and, asc, desc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import { hasIn } from '../../../store/search-keys.ts'
import { asFound, type Found, type Lookup, type Tx } from '../../../store/store.ts'

export type SupportRow = Tx['t']['supportRequest']['$inferSelect']
type OfferRow = Tx['t']['peerOffer']['$inferSelect']
export type CheckInRow = Tx['t']['planProgressCheck']['$inferSelect']

type Judged = Pick<SupportRow, 'id' | 'schoolId' | 'ownerId' | 'fromId'>
type FoundSupport = Found<SupportRow, Judged>

export async function findSupport({ db, t }: Lookup, id: string): Promise<FoundSupport | undefined> {
  const [row] = await db.select().from(t.supportRequest).where(eq(t.supportRequest.id, id))
  return row && asFound<FoundSupport>(row)
}

export async function insertSupport({ db, t }: Tx, rows: SupportRow[]) {
  if (rows.length > 0) await db.insert(t.supportRequest).values(rows)
}

/** Changes the request if it is still at that version; undefined where it is not. */
export async function updateSupport({ db, t }: Tx, id: string, version: number, change: Partial<SupportRow>) {
  const [row] = await db
    .update(t.supportRequest)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.supportRequest.id, id), eq(t.supportRequest.version, version)))
    .returning()
  return row
}

/** What is asked of somebody, or what they have asked for, latest first. */
export async function listSupport(
  { db, t }: Tx,
  personId: string,
  { which, after, limit }: PageAfter<number> & { which: 'to-me' | 'from-me' },
): Promise<SupportRow[]> {
  const { supportRequest } = t
  const { askedAt, id, fromId, ownerId } = supportRequest
  return db
    .select()
    .from(supportRequest)
    .where(and(eq(which === 'to-me' ? fromId : ownerId, personId), afterCursor(lt, [askedAt, id], after)))
    .orderBy(desc(askedAt), desc(id))
    .limit(limit)
}

export async function listSupportOf({ db, t }: Tx, planIds: readonly string[]): Promise<SupportRow[]> {
  if (planIds.length === 0) return []
  return db
    .select()
    .from(t.supportRequest)
    .where(inArray(t.supportRequest.planId, [...planIds]))
    .orderBy(asc(t.supportRequest.askedAt), asc(t.supportRequest.id))
}

export async function listOffersTo({ db, t }: Tx, toId: string): Promise<OfferRow[]> {
  return db
    .select()
    .from(t.peerOffer)
    .where(eq(t.peerOffer.toId, toId))
    .orderBy(asc(t.peerOffer.at), asc(t.peerOffer.id))
}

/** Of one meeting: what this person has written and what was written to them. */
export async function listOffersAt({ db, t }: Tx, meetingId: string, personId: string): Promise<OfferRow[]> {
  const { peerOffer } = t
  return db
    .select()
    .from(peerOffer)
    .where(and(eq(peerOffer.meetingId, meetingId), or(eq(peerOffer.toId, personId), eq(peerOffer.byId, personId))))
    .orderBy(asc(peerOffer.at), asc(peerOffer.id))
}

/** One from each colleague for each person: what stood is replaced. */
export async function saveOffer({ db, t }: Tx, row: OfferRow) {
  const { meetingId, toId, byId } = t.peerOffer
  await db
    .insert(t.peerOffer)
    .values(row)
    .onConflictDoUpdate({
      target: [meetingId, toId, byId],
      set: { text: row.text, at: row.at },
      setWhere: ne(t.peerOffer.text, row.text),
    })
}

export async function deleteOffer({ db, t }: Tx, { meetingId, toId, byId }: Omit<OfferRow, 'id' | 'text' | 'at'>) {
  const { peerOffer } = t
  await db
    .delete(peerOffer)
    .where(and(eq(peerOffer.meetingId, meetingId), eq(peerOffer.toId, toId), eq(peerOffer.byId, byId)))
}

export async function listCheckIns({ db, t }: Tx, planIds: readonly string[]): Promise<CheckInRow[]> {
  if (planIds.length === 0) return []
  return db
    .select()
    .from(t.planProgressCheck)
    .where(inArray(t.planProgressCheck.planId, [...planIds]))
}

export async function answerCheckIn({ db, t }: Tx, planId: string, change: Partial<CheckInRow>) {
  return db
    .update(t.planProgressCheck)
    .set(change)
    .where(eq(t.planProgressCheck.planId, planId))
    .returning({ planId: t.planProgressCheck.planId })
}

/** Colleagues who work at the school now and whose name has this in it, by name. */
export async function findColleagues({ db, t }: Tx, schoolId: string, q: string, limit: number) {
  const { id, name, job, department, sortName } = t.person
  return db
    .select({ id, name, job, department })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), isNull(t.person.leftAt), hasIn(sortName, q)))
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}
