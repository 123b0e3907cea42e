import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { asFound, type Found, type Lookup, type Tx } from '../../store/store.ts'

export type ReplyRow = Tx['t']['reply']['$inferSelect']
/** A reply with its writer's name; null for a visitor's. */
export type ReplyWithName = { row: ReplyRow; name: string | null }

function said({ db, t }: Lookup) {
  return db
    .select({ row: t.reply, name: t.person.name })
    .from(t.reply)
    .leftJoin(t.person, eq(t.person.id, t.reply.byId))
}

/** Where a reply stands, and whose it is. */
export type Spot = Pick<ReplyRow, 'id' | 'schoolId' | 'place' | 'placeId' | 'byId' | 'state'>
type FoundReply = Found<ReplyWithName, { row: Spot }>

export async function findReply(tx: Lookup, id: string): Promise<FoundReply | undefined> {
  const [found] = await said(tx).where(eq(tx.t.reply.id, id))
  return found && asFound<FoundReply>(found)
}

/** What somebody else than its writer removed leaves its place behind, for everybody who was reading there. */
const leftIn = ({ t }: Tx) => and(eq(t.reply.state, 'removed'), isNotNull(t.reply.removalReason))

/**
 * What begins a thread, the latest first. One that is not shown stays as long as it has answers that are, or where
 * somebody else removed it.
 */
export async function listRoots(
  tx: Tx,
  placeId: string,
  { after, limit }: PageAfter<number>,
): Promise<ReplyWithName[]> {
  const { reply } = tx.t
  return said(tx)
    .where(
      and(
        eq(reply.placeId, placeId),
        isNull(reply.parentId),
        or(eq(reply.state, 'shown'), gt(reply.answerCount, 0), leftIn(tx)),
        afterCursor(lt, [reply.at, reply.id], after),
      ),
    )
    .orderBy(desc(reply.at), desc(reply.id))
    .limit(limit)
}

/** The answers of these that are shown, or that somebody else removed; oldest first. */
export async function listAnswers(tx: Tx, parentIds: string[]): Promise<ReplyWithName[]> {
  if (parentIds.length === 0) return []
  const { reply } = tx.t
  return said(tx)
    .where(
      and(
        inArray(reply.parentId, parentIds),
        // As one question: of two with `or` between, SQLite looks for either in the whole table by its state.
        sql`case ${reply.state} when 'shown' then true when 'removed' then ${reply.removalReason} is not null else false end`,
      ),
    )
    .orderBy(asc(reply.at), asc(reply.id))
}

export async function insertReply({ db, t }: Tx, row: Tx['t']['reply']['$inferInsert']) {
  await db.insert(t.reply).values(row)
}

/** Undefined where somebody else has changed it since. */
export async function updateReply(
  { db, t }: Tx,
  id: string,
  expectedVersion: number,
  change: Partial<ReplyRow>,
): Promise<ReplyRow | undefined> {
  const [row] = await db
    .update(t.reply)
    .set({ ...change, version: expectedVersion + 1 })
    .where(and(eq(t.reply.id, id), eq(t.reply.version, expectedVersion)))
    .returning()
  return row
}

export async function insertWording({ db, t }: Tx, { id, text, editedAt, at }: ReplyRow) {
  const [last] = await db
    .select({ number: t.replyWording.number })
    .from(t.replyWording)
    .where(eq(t.replyWording.replyId, id))
    .orderBy(desc(t.replyWording.number))
    .limit(1)
  await db.insert(t.replyWording).values({ replyId: id, number: (last?.number ?? 0) + 1, text, at: editedAt ?? at })
}

/** Those before the one that stands, latest first. */
export async function listWordings({ db, t }: Tx, replyId: string, limit: number) {
  const { number, text, at } = t.replyWording
  return db
    .select({ number, text, at })
    .from(t.replyWording)
    .where(eq(t.replyWording.replyId, replyId))
    .orderBy(desc(number))
    .limit(limit)
}

/** Who decided about each of these, by name. */
export async function listDeciders({ db, t }: Tx, replyIds: string[]) {
  if (replyIds.length === 0) return []
  return db
    .select({ replyId: t.reply.id, id: t.person.id, name: t.person.name })
    .from(t.reply)
    .innerJoin(t.person, eq(t.person.id, t.reply.decidedById))
    .where(inArray(t.reply.id, replyIds))
}

/** Whom each of these replies names, by name. */
export async function listMentions({ db, t }: Tx, replyIds: string[]) {
  if (replyIds.length === 0) return []
  return db
    .select({ replyId: t.mention.replyId, id: t.person.id, name: t.person.name })
    .from(t.mention)
    .innerJoin(t.person, eq(t.person.id, t.mention.personId))
    .where(and(inArray(t.mention.replyId, replyIds), eq(t.mention.isActive, true)))
    .orderBy(asc(t.person.sortName), asc(t.person.id))
}

/** Makes these the ones that it names, and returns those whom it has never named before. */
export async function setMentions({ db, t }: Tx, replyId: string, ids: readonly string[], at: number) {
  const before = await db.select().from(t.mention).where(eq(t.mention.replyId, replyId))
  await db.update(t.mention).set({ isActive: false }).where(eq(t.mention.replyId, replyId))
  if (ids.length === 0) return []
  await db
    .insert(t.mention)
    .values(ids.map(personId => ({ replyId, personId, isActive: true, at })))
    .onConflictDoUpdate({ target: [t.mention.replyId, t.mention.personId], set: { isActive: true } })
  return ids.filter(id => !before.some(row => row.personId === id))
}

/** One more or one fewer of its answers is shown. */
export async function countAnswer({ db, t }: Tx, parentId: string, by: 1 | -1) {
  await db
    .update(t.reply)
    .set({ answerCount: sql`${t.reply.answerCount} + ${by}` })
    .where(eq(t.reply.id, parentId))
}

/** The latest that is shown in a place. */
export async function findLast({ db, t }: Tx, placeId: string) {
  const [row] = await db
    .select({ id: t.reply.id, at: t.reply.at })
    .from(t.reply)
    .where(and(eq(t.reply.placeId, placeId), eq(t.reply.state, 'shown')))
    .orderBy(desc(t.reply.at))
    .limit(1)
  return row
}

/** Takes the words of what was removed before this out of the store; nobody puts it back any more. */
export async function forgetRemoved({ db, t }: Tx, before: number) {
  const rows = await db
    .update(t.reply)
    .set({ text: '' })
    .where(and(eq(t.reply.state, 'removed'), lt(t.reply.decidedAt, before), sql`${t.reply.text} <> ''`))
    .returning({ id: t.reply.id })
  for (const { id } of rows) await db.delete(t.replyWording).where(eq(t.replyWording.replyId, id))
}
