import { newId } from '../../src/ids.ts'
import type { Store } from '../../src/store/store.ts'
import { anyone, at, type Ids, type Row, stale } from './access.ts'

const meeting = (rest: string, payload?: object) => (ids: Ids) =>
  at(`/discussions/meeting/${ids.meeting}${rest}`, payload)()
const words = { text: 'Said', parentId: null, mentions: [] }
const unsigned = { text: 'Hello', token: 'none', website: '' }
const visitor = { name: 'V', email: 'v@home.test', text: 'Hello', token: 'none', website: '' }

/** What is asked about is a meeting's discussion: its own group's, and not a coordinator's. The reply is the member's. */
//                                                       visitor member facil. other coord. admin lead. school
export const discussionRows: Record<string, Row> = {
  'GET /api/v1/discussions/:place/:key': { get: meeting(''), expect: '401 200 200 403 403 403 403 404' },
  'POST /api/v1/discussions/:place/:key/replies': {
    get: meeting('/replies', words),
    expect: '401 201 201 403 403 403 403 404',
  },
  'GET /api/v1/discussions/:place/:key/people': { get: meeting('/people'), expect: '401 200 200 403 403 403 403 404' },
  'PUT /api/v1/discussions/:place/:key/following': {
    get: meeting('/following', { following: true }),
    expect: '401 200 200 403 403 403 403 404',
  },
  'PUT /api/v1/discussions/:place/:key/seen': {
    get: meeting('/seen', { upTo: '2026-09-30T15:00:00.000Z' }),
    expect: '401 200 200 403 403 403 403 404',
  },
  'GET /api/v1/me/discussions': { get: at('/me/discussions'), expect: '401 200 200 200 200 200 200 200' },
  'PATCH /api/v1/replies/:id': {
    get: ({ reply }) => at(`/replies/${reply}`, { text: 'Other', mentions: [], ...stale })(),
    expect: '401 409 403 403 403 403 403 404',
  },
  'PUT /api/v1/replies/:id/removal': {
    get: ({ reply }) => at(`/replies/${reply}/removal`, { removed: true, ...stale })(),
    expect: '401 409 409 403 403 403 403 404',
  },
  'GET /api/v1/replies/:id/history': {
    get: ({ reply }) => at(`/replies/${reply}/history`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'GET /api/v1/public/replies': { get: at('/public/replies'), expect: '200 200 200 200 200 200 200 200' },
  'GET /api/v1/public/replies/form': { get: at('/public/replies/form'), expect: '200 200 200 200 200 200 200 200' },
  'POST /api/v1/public/replies': {
    // Five an hour from one address.
    get: at('/public/replies', visitor),
    expect: '202 202 202 202 202 429 429 429',
  },
  'POST /api/v1/public/replies/as-visitor': anyone(at('/public/replies/as-visitor', unsigned), 410),
  'GET /api/v1/moderation/replies': { get: at('/moderation/replies'), expect: '401 403 403 403 200 403 403 200' },
  'PUT /api/v1/moderation/replies/:id': {
    get: at('/moderation/replies/none', { state: 'shown', ...stale }),
    expect: '401 403 403 403 404 403 403 404',
  },
}

type ReplyTarget = { schoolId: string; byId: string; meeting: { id: string; groupId: string } | undefined }

/** Something that the member has said under the meeting. */
export async function insertReply(store: Store, { schoolId, byId, meeting: under }: ReplyTarget): Promise<string> {
  if (!under) throw new Error('no meeting')
  const id = newId()
  await store.write(({ db, t }) =>
    db.insert(t.reply).values({
      id,
      schoolId,
      place: 'meeting',
      placeId: under.id,
      groupId: under.groupId,
      byId,
      state: 'shown',
      text: 'Said in our group.',
      at: 1,
    }),
  )
  return id
}

/** One of the library's references. */
export async function anyReference(store: Store, schoolId: string): Promise<string> {
  const rows = await store.read.db.select().from(store.read.t.reference)
  return rows.find(row => row.schoolId === schoolId)?.id ?? ''
}
