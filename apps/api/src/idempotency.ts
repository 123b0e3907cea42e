import { DAY_MS } from '@hubs/rules/dates/durations'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { Refusal } from './errors.ts'
import { hashSecret, newId } from './ids.ts'
import type { Tx } from './store/store.ts'

export const createHeaders = z.looseObject({ 'idempotency-key': z.string().min(8).max(200).optional() })

const KEPT_FOR_MS = DAY_MS

/** `asked` is everything that makes two requests the same one: the route's name and its body. */
type Asking = { personId: string; key: string | undefined; asked: unknown; at: number }

const fingerprintOf = ({ asked }: Asking) => hashSecret(JSON.stringify(asked))

/** The first answer to what is asked again; nothing where it wasn't asked before, or without a key. */
export async function findAnswer<T>({ db, t }: Tx, asking: Asking): Promise<T | undefined> {
  const { personId, key } = asking
  if (key === undefined) return undefined
  const [known] = await db
    .select()
    .from(t.idempotencyKey)
    .where(and(eq(t.idempotencyKey.personId, personId), eq(t.idempotencyKey.key, key)))
  if (known && known.requestHash !== fingerprintOf(asking))
    throw new Refusal('conflict', 'This Idempotency-Key has already been used for something else. Send a new one.')
  return known?.response as T | undefined
}

/**
 * Runs a create inside its transaction, once for each person and `Idempotency-Key`: a repeat within a day gets the
 * first answer, which must survive JSON. Without a key it simply runs.
 */
export async function answerOnce<T>(tx: Tx, asking: Asking, work: () => Promise<T>): Promise<T> {
  const { personId, key, at } = asking
  if (key === undefined) return work()
  const known = await findAnswer<T>(tx, asking)
  if (known !== undefined) return known
  const answer = await work()
  await tx.db
    .insert(tx.t.idempotencyKey)
    .values({ id: newId(), personId, key, requestHash: fingerprintOf(asking), response: answer, at })
  return answer
}

/** Forgets answers that no honest retry asks for any more. */
export async function forgetAnswers({ db, t }: Tx, now: number): Promise<void> {
  await db.delete(t.idempotencyKey).where(lt(t.idempotencyKey.at, now - KEPT_FOR_MS))
}
