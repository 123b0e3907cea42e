import { HOUR_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { place } from '@hubs/schema/discussion'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { beginDiscussion, saveFollowing } from '../modules/discussion/following.repo.ts'
import { findPlace, type PlaceRow } from '../modules/discussion/places.repo.ts'
import { insertReply, type ReplyRow } from '../modules/discussion/replies.repo.ts'
import { updateReplyCounters } from '../modules/discussion/reply-counters.service.ts'
import type { Tx } from '../store/store.ts'
import texts from './stories/replies.json' with { type: 'json' }

const words = z.object({
  by: z.string().optional(),
  visitor: z.string().optional(),
  mail: z.string().optional(),
  text: z.string(),
})
const { said, waiting } = z
  .object({ said: z.array(words.extend({ place, key: z.string(), answers: z.array(words) })), waiting: z.array(words) })
  .parse(texts)
type Words = z.infer<typeof words>

type SampleSchool = { schoolId: string; people: readonly { id: string; name: string }[]; now: number }

/** What the sample school talks about: under hubs, a strategy, a meeting that was held, and on the public page. */
export async function seedReplies(tx: Tx, { schoolId, people, now }: SampleSchool): Promise<void> {
  let counter = 0
  const idOf = (name: string | undefined) => people.find(person => person.name === name)?.id ?? null
  const coordinator = idOf('Jordan Blake')
  const rowOf = (
    under: PlaceRow,
    { by, visitor, mail, text }: Words,
    at: number,
    parentId: string | null,
  ): ReplyRow => ({
    id: `5a3b1e00-0000-7000-8000-e${String(++counter).padStart(11, '0')}`,
    schoolId,
    place: under.place,
    placeId: under.id,
    groupId: under.groupId,
    parentId,
    byId: idOf(by),
    visitorName: visitor ?? null,
    visitorMail: mail ?? null,
    visitorProvider: null,
    formHash: null,
    state: 'shown',
    text,
    at,
    editedAt: null,
    removalReason: null,
    decidedById: visitor ? coordinator : null,
    decidedAt: visitor ? at + HOUR_MS : null,
    answerCount: 0,
    version: visitor ? 2 : 1,
  })
  const say = async (under: PlaceRow, row: ReplyRow) => {
    await beginDiscussion(tx, under, row.at)
    await insertReply(tx, row)
    // The search reads it later, with all the rest of the school.
    await updateReplyCounters(tx, row, 1, { refresh: async () => {} })
    if (!row.byId) return
    const where = { personId: row.byId, place: under.place, placeId: under.id }
    await saveFollowing(tx, { ...where, isFollowing: true, lastReadAt: row.at, unreadCount: 0 })
  }
  for (const [index, { place: kind, key, answers, ...root }] of said.entries()) {
    const under = await findPlace(tx, schoolId, kind, kind === 'meeting' ? await heldMeeting(tx, schoolId) : key)
    if (!under) continue
    const row = rowOf(under, root, now - (said.length - index) * DAY_MS, null)
    await say(under, row)
    for (const [nth, answer] of answers.entries())
      await say(under, rowOf(under, answer, row.at + (nth + 1) * 3 * HOUR_MS, row.id))
  }
  const page = await findPlace(tx, schoolId, 'programme', 'current')
  if (!page) return
  for (const [index, each] of waiting.entries()) {
    const row = rowOf(page, each, now - (index + 1) * HOUR_MS, null)
    await insertReply(tx, { ...row, state: 'held', decidedById: null, decidedAt: null, version: 1 })
  }
}

/** The last meeting that Questioning has held. */
async function heldMeeting({ db, t }: Tx, schoolId: string): Promise<string> {
  const [found] = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.schoolId, schoolId), eq(t.hub.slug, 'questioning'), eq(t.meeting.status, 'ended')))
    .orderBy(desc(t.meeting.startsAtMs))
    .limit(1)
  return found?.id ?? ''
}
