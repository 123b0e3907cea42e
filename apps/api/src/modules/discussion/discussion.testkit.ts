import type { CreateReply, Reply, ThreadPage } from '@hubs/schema/discussion'
import { and, eq, gt, ne, or, isNull } from 'drizzle-orm'
import { buildTestApp, type TestApp, type TestPerson } from '../../../test/test-app.ts'
import { meetingOf } from '../meetings/meetings.testkit.ts'

export const onHub = '/discussions/hub/questioning'
export const onPage = '/discussions/programme/current'

/** People of two hubs, a coordinator and an administrator, and a meeting of the first hub. */
export async function buildDiscussion(variables: Record<string, string> = {}) {
  const test = await buildTestApp(variables)
  const fay = await test.facilitator('questioning', { name: 'Fay Facilitator', email: 'fay@school.test' })
  const amy = await test.member('questioning', { name: 'Amy Adams', email: 'amy@school.test' })
  const ben = await test.member('questioning', { name: 'Ben Brown', email: 'ben@school.test' })
  const cleo = await test.member('feedback', { name: 'Cleo Clark', email: 'cleo@school.test' })
  const coordinator = await test.person({ name: 'Cora Coordinator', email: 'cora@school.test', roles: ['coordinator'] })
  const meeting = await meetingOf(test, 'questioning', 1)
  return { ...test, fay, amy, ben, cleo, coordinator, meeting, onMeeting: `/discussions/meeting/${meeting.id}` }
}

export const get = (person: TestPerson, path: string) => person.inject({ url: `/api/v1${path}` })
export const send = (
  person: TestPerson,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  payload: object,
  headers = {},
) => person.inject({ method, url: `/api/v1${path}`, payload, headers })

type NewReply = { text: string } & Partial<CreateReply>

/** Says something; throws with the answer where that was refused. */
export async function postReply(person: TestPerson, where: string, asked: string | NewReply): Promise<Reply> {
  const { text, ...more } = typeof asked === 'string' ? { text: asked } : asked
  const answer = await send(person, 'POST', `${where}/replies`, { text, parentId: null, mentions: [], ...more })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

export async function readThread(person: TestPerson, where: string): Promise<ThreadPage> {
  const answer = await get(person, where)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

export const removeReply = (person: TestPerson, { id, version }: Pick<Reply, 'id' | 'version'>, removed = true) =>
  send(person, 'PUT', `/replies/${id}/removal`, {
    removed,
    ...(removed && { reason: 'It isn’t about the hub.' }),
    expectedVersion: version,
  })

/** Every count that is kept, beside what counting anew gives. */
export async function recount({ store }: Pick<TestApp, 'store'>) {
  const { db, t } = store.read
  const shown = eq(t.reply.state, 'shown')
  const kept = { totals: [] as number[], unread: [] as number[], answers: [] as number[] }
  const right = { totals: [] as number[], unread: [] as number[], answers: [] as number[] }
  for (const { placeId, replyCount } of await db.select().from(t.discussion)) {
    kept.totals.push(replyCount)
    right.totals.push(
      (
        await db
          .select()
          .from(t.reply)
          .where(and(eq(t.reply.placeId, placeId), shown))
      ).length,
    )
  }
  for (const { placeId, personId, lastReadAt, unreadCount } of await db.select().from(t.following)) {
    const others = or(isNull(t.reply.byId), ne(t.reply.byId, personId))
    const news = and(eq(t.reply.placeId, placeId), shown, gt(t.reply.at, lastReadAt), others)
    kept.unread.push(unreadCount)
    right.unread.push((await db.select().from(t.reply).where(news)).length)
  }
  for (const { id, answerCount } of await db.select().from(t.reply)) {
    kept.answers.push(answerCount)
    right.answers.push(
      (
        await db
          .select()
          .from(t.reply)
          .where(and(eq(t.reply.parentId, id), shown))
      ).length,
    )
  }
  return { kept, right }
}
