import { and, asc, desc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type SwapOfferRow = Tx['t']['swapOffer']['$inferSelect']
export type SwapPartRow = Tx['t']['swapParticipant']['$inferSelect']

/** As many as are shown to coordinators. */
const MOST_OFFERS = 100

export async function insertSwap({ db, t }: Tx, offer: SwapOfferRow, parts: SwapPartRow[]) {
  await db.insert(t.swapOffer).values(offer)
  await db.insert(t.swapParticipant).values(parts)
}

export async function findOffer({ db, t }: Tx, programmeId: string, id: string) {
  const [row] = await db
    .select()
    .from(t.swapOffer)
    .where(and(eq(t.swapOffer.id, id), eq(t.swapOffer.programmeId, programmeId)))
  return row
}

export async function listParts({ db, t }: Tx, offerIds: string[]): Promise<SwapPartRow[]> {
  return db
    .select()
    .from(t.swapParticipant)
    .where(inArray(t.swapParticipant.offerId, offerIds))
    .orderBy(asc(t.swapParticipant.id))
}

/** The latest first. */
export async function listOffers({ db, t }: Tx, programmeId: string): Promise<SwapOfferRow[]> {
  return db
    .select()
    .from(t.swapOffer)
    .where(eq(t.swapOffer.programmeId, programmeId))
    .orderBy(desc(t.swapOffer.createdAt), desc(t.swapOffer.id))
    .limit(MOST_OFFERS)
}

/** Those of one person, the latest first. */
export async function listOffersOf({ db, t }: Tx, programmeId: string, personId: string) {
  return db
    .select({ offer: t.swapOffer, part: t.swapParticipant })
    .from(t.swapParticipant)
    .innerJoin(t.swapOffer, eq(t.swapOffer.id, t.swapParticipant.offerId))
    .where(and(eq(t.swapParticipant.personId, personId), eq(t.swapOffer.programmeId, programmeId)))
    .orderBy(desc(t.swapOffer.createdAt), desc(t.swapOffer.id))
    .limit(20)
}

/** Who is asked now, and who did not want what. */
export async function listAsked({ db, t }: Tx, programmeId: string) {
  return db
    .select({
      personId: t.swapParticipant.personId,
      toHubId: t.swapParticipant.toHubId,
      openMarker: t.swapParticipant.openMarker,
      accepts: t.swapParticipant.accepted,
      state: t.swapOffer.state,
    })
    .from(t.swapParticipant)
    .innerJoin(t.swapOffer, eq(t.swapOffer.id, t.swapParticipant.offerId))
    .where(
      and(
        eq(t.swapOffer.programmeId, programmeId),
        or(isNull(t.swapParticipant.accepted), eq(t.swapParticipant.accepted, false)),
      ),
    )
}

export async function listExpired({ db, t }: Tx, programmeId: string, at: number): Promise<SwapOfferRow[]> {
  const { swapOffer } = t
  return db
    .select()
    .from(swapOffer)
    .where(and(eq(swapOffer.programmeId, programmeId), eq(swapOffer.state, 'open'), lte(swapOffer.expiresAt, at)))
}

export async function answerPart({ db, t }: Tx, id: string, accepts: boolean, at: number) {
  await db.update(t.swapParticipant).set({ accepted: accepts, answeredAt: at }).where(eq(t.swapParticipant.id, id))
}

/** Ends an open offer; false where it has ended already. */
export async function endOffer({ db, t }: Tx, id: string, state: SwapOfferRow['state'], at: number): Promise<boolean> {
  const ended = await db
    .update(t.swapOffer)
    .set({ state, endedAt: at })
    .where(and(eq(t.swapOffer.id, id), eq(t.swapOffer.state, 'open')))
    .returning({ id: t.swapOffer.id })
  await db.update(t.swapParticipant).set({ openMarker: null }).where(eq(t.swapParticipant.offerId, id))
  return ended.length > 0
}
