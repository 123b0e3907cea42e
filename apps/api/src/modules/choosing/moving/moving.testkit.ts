import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { Allocation } from '@hubs/schema/choosing/allocations'
import { mailsIn } from '../../../../test/outbox.ts'
import type { TestPerson } from '../../../../test/test-app.ts'
import { afterWindow, buildChoosing, rank } from '../choosing.testkit.ts'

export const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
const settings = { seniorsApart: false, workingDays: false, spreadDepartments: false }

/**
 * A school of 44 teachers whose hubs have been published: everybody has ranked three hubs, the first of them in turn, so
 * that everybody has their first choice and one hub of nine has a ninth person.
 */
export async function buildPublished() {
  const test = await buildChoosing()
  const teachers: TestPerson[] = []
  for (let n = 0; n < 44; n++) {
    const teacher = await test.person({ name: `Teacher${n} Surname${n}` })
    teachers.push(teacher)
    await teacher.inject(rank(slugs[n % 5] ?? '', slugs[(n + 1) % 5] ?? '', slugs[(n + 2) % 5] ?? ''))
  }
  test.clock.now = afterWindow
  const made = await test.coordinator.inject({ method: 'POST', url: '/api/v1/allocations', payload: settings })
  const board: Allocation = made.json()
  const published = await test.coordinator.inject({
    method: 'POST',
    url: `/api/v1/allocations/${board.id}/publication`,
    payload: { expectedVersion: 1 },
  })
  if (published.statusCode !== 200) throw new Error(published.body)
  const { db, t } = test.store.read

  /** By person, the hub they are in now. */
  async function hubsNow(): Promise<Record<string, string>> {
    const hubs = new Map((await db.select().from(t.hub)).map(({ id, slug }) => [id, slug]))
    const places = await db.select().from(t.membership)
    return Object.fromEntries(places.map(({ personId, hubId }) => [personId, hubs.get(hubId) ?? '']))
  }
  const sizes = async () => {
    const all = Object.values(await hubsNow())
    return Object.fromEntries(slugs.map(slug => [slug, all.filter(each => each === slug).length]))
  }
  const mailsTo = async (who: TestPerson) => {
    const people = await db.select().from(t.person)
    const email = people.find(({ id }) => id === who.id)?.email
    return (await mailsIn(test)).filter(({ to }) => to === email)
  }
  /** Someone leaves the school. */
  async function leave(who: TestPerson) {
    const admin = await test.person({ roles: ['administrator'], staffKind: 'support' })
    const { version } = (await admin.inject({ url: `/api/v1/people/${who.id}` })).json()
    const url = `/api/v1/people/${who.id}`
    const answer = await admin.inject({ method: 'PATCH', url, payload: { left: true, expectedVersion: version } })
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
  /** Choices open again for an hour, and colleagues may change what they rank. */
  async function reopened(change: () => Promise<void>) {
    const closesAt = test.clock.now + HOUR_MS
    const { version } = (await test.coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    const answer = await test.coordinator.inject({
      method: 'PATCH',
      url: '/api/v1/programmes/current',
      payload: { choiceClosesAt: new Date(closesAt).toISOString(), expectedVersion: version },
    })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    await change()
    test.clock.now = closesAt
  }
  return { ...test, teachers, board, hubsNow, sizes, mailsTo, leave, reopened }
}

export const post = (url: string, payload?: object) =>
  ({ method: 'POST', url: `/api/v1${url}`, ...(payload && { payload }) }) as const
