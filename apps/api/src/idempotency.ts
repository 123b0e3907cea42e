import { dayMs } from '@hubs/rules/durations'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { Refusal } from './errors.ts'
import { hashSecret, newId } from './ids.ts'
import type { Tx } from './store/store.ts'

export const createHeaders = z.looseObject({ 'idempotency-key': z.string().min(8).max(200).optional() })

const keptForMs = dayMs

/** `asked` is everything that makes two requests the same one: the route's name and its body. */
type Asking = { personId: string; key: string | undefined; asked: unknown; at: number }

/**
 * Runs a create inside its transaction, once for each person and `Idempotency-Key`: a repeat within a day gets the
 * first answer, which must survive JSON. Without a key it simply runs.
 */
export async function answerOnce<T>(tx: Tx, { personId, key, asked, at }: Asking, work: () => Promise<T>): Promise<T> {
  if (key === undefined) return work()
  const { db, t } = tx
  const fingerprint = hashSecret(JSON.stringify(asked))
  const [known] = await db
    .select()
    .from(t.idempotencyKey)
    .where(and(eq(t.idempotencyKey.personId, personId), eq(t.idempotencyKey.key, key)))
  if (known && known.requestHash !== fingerprint)
    throw new Refusal('conflict', 'This Idempotency-Key has already been used for something else. Send a new one.')
  if (known) return known.response as T
  const answer = await work()
  await db
    .insert(t.idempotencyKey)
    .values({ id: newId(), personId, key, requestHash: fingerprint, response: answer, at })
  return answer
}

/** Forgets answers that no honest retry asks for any more. */
export async function forgetAnswers({ db, t }: Tx, now: number): Promise<void> {
  await db.delete(t.idempotencyKey).where(lt(t.idempotencyKey.at, now - keptForMs))
}
