import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import { newSecret } from '../../../ids.ts'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import type { Lookup, Tx } from '../../../store/store.ts'

/** The key of a school's forms; undefined before the first is handed out. */
export async function findFormSettings({ db, t }: Tx, schoolId: string) {
  const [row] = await db.select().from(t.visitorFormSettings).where(eq(t.visitorFormSettings.schoolId, schoolId))
  return row
}

export async function insertFormSettings({ db, t }: Tx, schoolId: string) {
  await db
    .insert(t.visitorFormSettings)
    .values({ schoolId, tokenKey: newSecret(), coordinatorsNotifiedAt: 0 })
    .onConflictDoNothing()
}

export async function markCoordinatorsNotified({ db, t }: Tx, schoolId: string, toldAt: number) {
  await db
    .update(t.visitorFormSettings)
    .set({ coordinatorsNotifiedAt: toldAt })
    .where(eq(t.visitorFormSettings.schoolId, schoolId))
}

/** Schools whose coordinators were last told before this. */
export async function listFormSettings({ db, t }: Tx, toldBefore: number) {
  return db.select().from(t.visitorFormSettings).where(lt(t.visitorFormSettings.coordinatorsNotifiedAt, toldBefore))
}

/** How many wait for a coordinator, and how many of them came after this. */
export async function countWaiting({ db, t }: Tx, schoolId: string, after = 0): Promise<number> {
  const { reply } = t
  const held = and(eq(reply.schoolId, schoolId), eq(reply.place, 'programme'), eq(reply.state, 'held'))
  const [row] = await db
    .select({ n: count() })
    .from(reply)
    .where(and(held, gt(reply.at, after)))
  return row?.n ?? 0
}

export async function isUsed({ db, t }: Tx, formHash: string): Promise<boolean> {
  const [row] = await db.select({ id: t.reply.id }).from(t.reply).where(eq(t.reply.formHash, formHash))
  return row !== undefined
}

/** A visitor's reply with the name of whoever decided about it. */
function ofVisitors({ db, t }: Lookup) {
  return db
    .select({ row: t.reply, decider: t.person.name })
    .from(t.reply)
    .leftJoin(t.person, eq(t.person.id, t.reply.decidedById))
}

export type Decided = Awaited<ReturnType<typeof listWaiting>>[number]

export async function findOfVisitor(tx: Lookup, id: string): Promise<Decided | undefined> {
  const [found] = await ofVisitors(tx).where(and(eq(tx.t.reply.id, id), isNotNull(tx.t.reply.visitorName)))
  return found
}

/** The oldest first. */
export async function listWaiting(tx: Tx, schoolId: string, { after, limit }: PageAfter<number>) {
  const { reply } = tx.t
  return ofVisitors(tx)
    .where(
      and(
        eq(reply.schoolId, schoolId),
        eq(reply.place, 'programme'),
        eq(reply.state, 'held'),
        afterCursor(gt, [reply.at, reply.id], after),
      ),
    )
    .orderBy(asc(reply.at), asc(reply.id))
    .limit(limit)
}

/** What was decided last, first. */
export async function listDecided(tx: Tx, schoolId: string, { after, limit }: PageAfter<number>) {
  const { reply } = tx.t
  const { decidedAt, id } = reply
  return ofVisitors(tx)
    .where(
      and(
        eq(reply.schoolId, schoolId),
        isNotNull(reply.visitorName),
        isNotNull(decidedAt),
        inArray(reply.state, ['shown', 'refused']),
        afterCursor(lt, [decidedAt, id], after),
      ),
    )
    .orderBy(desc(decidedAt), desc(id))
    .limit(limit)
}

/** Takes the mail addresses of visitors away, once it was decided about their replies before this. */
export async function forgetMail({ db, t }: Tx, before: number) {
  await db
    .update(t.reply)
    .set({ visitorMail: null })
    .where(and(gt(t.reply.visitorMail, ''), lt(t.reply.decidedAt, before)))
}

/** Deletes what was refused before this. One that colleagues had answered keeps its place, without a word. */
export async function deleteRefused({ db, t }: Tx, before: number) {
  const old = and(eq(t.reply.state, 'refused'), lt(t.reply.decidedAt, before))
  await db.delete(t.reply).where(and(old, eq(t.reply.answerCount, 0)))
  await db.update(t.reply).set({ text: '', visitorName: '' }).where(old)
}
