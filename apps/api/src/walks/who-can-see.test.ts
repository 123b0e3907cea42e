import { type Reader, whoSees, type Written } from '@hubs/rules/who-sees'
import type { Reply } from '@hubs/schema/discussion'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { TestPerson } from '../../test/test-app.ts'
import { postReply, send } from '../modules/discussion/discussion.testkit.ts'
import { aPlan, aReport, buildPlans, patch, put, putIn } from '../modules/plans/plans.testkit.ts'
import { fillSearch } from '../modules/search/index/search-index.service.ts'
import { aStrategy } from '../modules/strategies/strategies.testkit.ts'

const second = 1000
/** One word for each form that nobody else uses. */
const wordOf = (written: Written) => `qz${Object.keys(whoSees).indexOf(written)}zq`

async function build() {
  // Half an hour after the second meeting has begun, on its day.
  const built = await buildPlans(30 * 60 * second)
  const { member, person, store, setStatus, first, second: meeting } = built
  await fillSearch(store)
  await setStatus(first.id, 'ended')
  const people: Record<Exclude<Reader, 'visitor'>, TestPerson> = {
    writer: built.amy,
    other: built.ben,
    group: await member('questioning'),
    facilitator: built.facilitator,
    school: await member('feedback'),
    coordinator: await person({ roles: ['coordinator'] }),
    administrator: await person({ roles: ['administrator'] }),
    leadership: await person({ roles: ['leadership'], staffKind: 'none' }),
  }
  const pair = { sets: [[built.amy.id, built.ben.id]], expectedVersion: 0 }
  await set(built.facilitator, `/meetings/${first.id}/partners`, pair)
  return { ...built, meeting, people }
}
type Built = Awaited<ReturnType<typeof build>>
type Answer = Awaited<ReturnType<TestPerson['inject']>>

/** Throws with what the server said where it was refused. */
async function done(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer
  if (given.statusCode >= 300) throw new Error(given.body)
  return given
}
const post = (who: TestPerson, path: string, payload: object) => done(send(who, 'POST', path, payload))
const set = (who: TestPerson, path: string, payload: object) => done(put(who, path, payload))

/** How each of them is written, by whom. Returns the ids that it can be read by. */
const writing: Record<Written, (built: Built, word: string) => Promise<Record<string, string> | void>> = {
  async 'a plan for me'({ amy, meeting }, word) {
    const { id, version } = await putIn(amy, aPlan(meeting.id, { technique: `Try ${word}`, visibility: 'me' }))
    await done(patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: version }))
    return { plans: id }
  },
  async 'a plan for my partner'({ amy, meeting }, word) {
    const { id, version } = await putIn(amy, aPlan(meeting.id, { technique: `Try ${word}`, visibility: 'partner' }))
    await done(patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: version }))
    return { plans: id }
  },
  async 'a plan for the group'({ amy, meeting }, word) {
    const { id, version } = await putIn(amy, aPlan(meeting.id, { technique: `Try ${word}` }))
    await done(patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: version }))
    return { plans: id }
  },
  async 'a plan for the school'({ amy, meeting }, word) {
    const { id, version } = await putIn(amy, aPlan(meeting.id, { technique: `Try ${word}`, visibility: 'school' }))
    await done(patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: version }))
    return { plans: id }
  },
  async 'a report on a plan for the group'({ amy, first, meeting }, word) {
    const { id } = await putIn(amy, aPlan(first.id))
    await set(amy, `/plans/${id}/reports/${meeting.id}`, aReport({ whatHappened: word, decision: 'drop' }))
    return { plans: id }
  },
  async 'a note on trying it'({ amy, meeting, store }, word) {
    const { id, version } = await putIn(amy, aPlan(meeting.id))
    const asked = { planId: id, askedAt: 0, answeredAt: null, didIt: null, note: '' }
    await store.write(tx => tx.db.insert(tx.t.planProgressCheck).values(asked))
    await set(amy, `/plans/${id}/check-in`, { didIt: 'once', note: word })
    await done(patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: version }))
    return { plans: id }
  },
  async 'a request for support'({ amy, ben, meeting }, word) {
    const { id } = await putIn(amy, aPlan(meeting.id, { support: [{ fromId: ben.id, what: word }] }))
    return { plans: id }
  },
  async 'a question or offer of help'({ amy, ben, meeting }, word) {
    await set(amy, `/meetings/${meeting.id}/offers/${ben.id}`, { text: word })
  },
  async 'what to look at in an observation'({ amy, ben, third }, word) {
    const when = { date: third.date, startsAt: '10:00', minutes: 20, place: 'B12' }
    const agenda = { setting: '9Sc2', focus: word, evidenceAsked: 'Hands up', tool: null }
    const visit = { ...when, ...agenda, observerId: ben.id, coverNeeded: false }
    const { id, version } = (await post(amy, '/observations', visit)).json()
    const notes = wordOf('notes on an observation, before they are handed over')
    await set(ben, `/observations/${id}/notes`, { notes, expectedVersion: version })
    return { observations: id }
  },
  async 'notes on an observation, before they are handed over'() {},
  async 'facilitators’ notes'({ facilitator, meeting }, word) {
    await set(facilitator, `/meetings/${meeting.id}/notes`, { text: word, expectedVersion: 0 })
  },
  async 'minutes, as a draft'({ facilitator, meeting, setStatus }, word) {
    await setStatus(meeting.id, 'running')
    const text = { learned: word, questions: '', show: false, expectedVersion: 0 }
    await set(facilitator, `/meetings/${meeting.id}/minutes`, text)
  },
  async 'minutes, added for the group'({ facilitator, first }, word) {
    const text = { learned: word, questions: '', show: true, expectedVersion: 0 }
    await set(facilitator, `/meetings/${first.id}/minutes`, text)
  },
  async 'an agenda'({ third, store }, word) {
    await store.write(({ db, t }) =>
      db.update(t.segment).set({ prompt: word }).where(eq(t.segment.meetingId, third.id)),
    )
  },
  async 'why attendance was corrected'({ facilitator, amy, first, setStatus }, word) {
    const line = { attendance: 'apologies', reason: word, expectedVersion: 0 }
    await set(facilitator, `/meetings/${first.id}/register/${amy.id}`, line)
    // It was never run, so the correction has made it a planned one again.
    await setStatus(first.id, 'ended')
  },
  async 'an idea for new learning'({ amy, third }, word) {
    const idea = { title: word, technique: 'A', why: 'B', failing: 'C', url: '', readMinutes: null }
    const none = { presenterId: null, strategyCode: null }
    await post(amy, `/meetings/${third.id}/candidates`, { ...idea, ...none })
  },
  async 'a template of one’s own'({ facilitator }, word) {
    const copy = { from: 'template', sourceId: 'ordinary', name: word }
    return { 'agenda-templates': (await post(facilitator, '/agenda-templates', copy)).json().id }
  },
  async 'a comment on a meeting'({ amy, meeting }, word) {
    return { replies: (await postReply(amy, `/discussions/meeting/${meeting.id}`, word)).id }
  },
  async 'a comment on a hub'({ amy }, word) {
    return { replies: (await postReply(amy, '/discussions/hub/questioning', word)).id }
  },
  async 'a comment on the public page'({ amy }, word) {
    return { replies: (await postReply(amy, '/discussions/programme/current', word)).id }
  },
  async 'why a comment was removed'({ amy, ben, people }, word) {
    const said: Reply = await postReply(amy, '/discussions/hub/questioning', 'To be removed')
    await postReply(ben, '/discussions/hub/questioning', { text: 'An answer keeps its place.', parentId: said.id })
    const removal = { removed: true, reason: word, expectedVersion: said.version }
    await set(people.coordinator, `/replies/${said.id}/removal`, removal)
  },
  async 'a visitor’s comment'({ app, clock }, word) {
    const { token } = (await app.inject('/api/v1/public/replies/form')).json()
    clock.now += 5 * second
    const payload = { name: `Vera ${word}`, email: `${word}@home.test`, text: word, token, website: '' }
    await done(app.inject({ method: 'POST', url: '/api/v1/public/replies', payload }))
  },
  async 'a strategy'({ amy }, word) {
    await post(amy, '/strategies', aStrategy({ name: `Strategy ${word}` }))
  },
  async 'an example from one’s subject'({ amy }, word) {
    await post(amy, '/strategies/QU2/adaptations', { subject: 'Maths', text: word })
  },
  async 'a source'({ amy }, word) {
    const csl = { type: 'book', title: `On ${word}`, author: [{ family: 'Black', given: 'Paul' }] }
    return { references: (await post(amy, '/references', { csl, note: '' })).json().id }
  },
  async 'progress with an outcome'({ facilitator, groupOf, store, first }, word) {
    const { hubId } = await groupOf('questioning')
    const { db, t } = store.read
    const [outcome] = await db.select().from(t.outcome).where(eq(t.outcome.hubId, hubId))
    const judgement = { judgement: 'beginning', evidence: word, expectedVersion: 0 }
    await set(facilitator, `/outcomes/${outcome?.id}/progress/${first.halfTermId}`, judgement)
    return { outcomes: `${outcome?.id}`, halfTermId: first.halfTermId }
  },
  async 'a story, before it is published'({ amy, store, meeting }, word) {
    const { db, t } = store.read
    const [report] = await db.select().from(t.report).where(eq(t.report.meetingId, meeting.id))
    const story = { title: word, story: word, named: true, expectedVersion: 0 }
    await set(amy, `/reports/${report?.id}/publication`, story)
    return { reports: report?.id ?? '' }
  },
  async 'a measure of one’s own'({ amy }, word) {
    const measure = { what: word, better: 'higher', before: 1, after: 2, shared: true, expectedVersion: 0 }
    await set(amy, '/me/measure', measure)
  },
  async 'what changes next, for governors'({ people }, word) {
    await set(people.coordinator, '/reports/terms/1/note', { text: word, expectedVersion: 0 })
  },
}

/** Every address that is read by GET, with everything that is known in the place of its ids. */
async function addresses({ app, first, meeting, third }: Built, ids: Map<string, Set<string>>): Promise<string[]> {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  const known: Record<string, readonly string[]> = {
    meetings: [first.id, meeting.id, third.id],
    groups: [first.groupId],
    hubs: ['questioning'],
    strategies: ['QU2'],
    strands: [],
    slug: ['questioning'],
  }
  const of = (key: string) => [...(known[key] ?? []), ...(ids.get(key) ?? [])]
  const discussions = [...known.meetings!.map(id => `meeting/${id}`), 'hub/questioning', 'programme/current']
  const query = new Map([
    ['/api/v1/references/export', '?format=bibtex'],
    ['/api/v1/meetings', '?all=true&limit=50'],
  ])
  return Object.entries<{ get?: object }>(paths).flatMap(([path, { get }]) => {
    // A stream never ends; the run that it shows is read beside it. The way to a sign-in service leads elsewhere.
    if (!get || path.endsWith('/live') || path.includes('/sign-in/') || path === '/api/v1/search') return []
    if (path.includes('{place}')) return discussions.map(at => path.replace('{place}/{key}', at))
    const room = path.split('/')[3] ?? ''
    const filled = path.includes('/{') ? of(room).map(id => path.replace(/\{(id|slug|code)\}/, id)) : [path]
    return filled
      .flatMap(each =>
        each.includes('{halfTermId}') ? of('halfTermId').map(id => each.replace('{halfTermId}', id)) : [each],
      )
      .map(each => each.replace('{moment}', 'baseline').replace('{term}', '1') + (query.get(path) ?? ''))
      .filter(each => !each.includes('{'))
  })
}

test('what a form takes is read by those whom it names, and by no one else, wherever they look', async () => {
  const built = await build()
  const { people, app, facilitator, amy, ben, meeting } = built
  // Who is at the meeting may send a question to somebody else who is.
  for (const who of [amy, ben])
    await set(facilitator, `/meetings/${meeting.id}/register/${who.id}`, { attendance: 'present', expectedVersion: 0 })
  const ids = new Map<string, Set<string>>()
  for (const [written, write] of Object.entries(writing) as [Written, (typeof writing)[Written]][])
    for (const [room, id] of Object.entries((await write(built, wordOf(written))) ?? {}))
      ids.set(room, (ids.get(room) ?? new Set()).add(id))
  const read: Record<string, Set<Reader>> = Object.fromEntries(
    Object.keys(whoSees).map(key => [key, new Set<Reader>()]),
  )
  const words = (Object.keys(whoSees) as Written[]).map(written => [written, wordOf(written)] as const)
  const everywhere = await addresses(built, ids)
  expect(everywhere.length).toBeGreaterThan(80)
  const readers = { ...people, visitor: undefined }
  for (const [role, who] of Object.entries(readers) as [Reader, TestPerson | undefined][]) {
    const looks = everywhere.map(url => ({ url, found: words }))
    // What all of the school may read, everybody may find.
    for (const each of words)
      if (!whoSees[each[0]].some(reader => reader === 'school'))
        looks.push({ url: `/api/v1/search?q=${each[1]}`, found: [each] })
    for (const { url, found } of looks) {
      const answer = await (who ? who.inject({ url }) : app.inject(url))
      // A search says again what was typed; what it finds is another thing.
      const body = url.includes('/search?') ? JSON.stringify(answer.json().groups ?? []) : answer.body
      for (const [written, word] of found) if (body.includes(word)) read[written]?.add(role)
    }
  }
  const order = [
    'writer',
    'other',
    'group',
    'facilitator',
    'school',
    'coordinator',
    'administrator',
    'leadership',
    'visitor',
  ]
  const inOrder = (all: Iterable<Reader>) => [...all].toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  expect(Object.fromEntries(Object.entries(read).map(([key, all]) => [key, inOrder(all)]))).toEqual(
    Object.fromEntries(Object.entries(whoSees).map(([key, all]) => [key, inOrder(all)])),
  )
})
