import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

const put = (slug: string) => ({ method: 'PUT', url: `/api/v1/hubs/${slug}/membership` }) as const
const del = (slug: string) => ({ method: 'DELETE', url: `/api/v1/hubs/${slug}/membership` }) as const
const beforeWindow = Date.parse('2026-08-31T12:00:00Z')
const afterWindow = Date.parse('2026-09-18T16:00:00.000Z')

describe('a teacher chooses', () => {
  test('takes a seat, sees it, and may change it', async () => {
    const { person } = await buildTestApp()
    const teacher = await person()
    const chosen = await teacher.inject(put('questioning'))
    expect(chosen.statusCode).toBe(200)
    expect(chosen.json()).toMatchObject({ hubSlug: 'questioning', kind: 'required', seat: 1, mayChange: true })

    const moved = await teacher.inject(put('feedback'))
    expect(moved.json()).toMatchObject({ hubSlug: 'feedback' })
    const { items } = (await teacher.inject({ url: '/api/v1/hubs' })).json()
    expect(items.map((hub: { slug: string; taken: number; mine: boolean }) => [hub.slug, hub.taken, hub.mine])).toEqual(
      [
        ['growth-mindset', 0, false],
        ['e-learning', 0, false],
        ['feedback', 1, true],
        ['academic-language', 0, false],
        ['questioning', 0, false],
      ],
    )
  })

  test('choosing the same hub twice keeps the seat', async () => {
    const { person } = await buildTestApp()
    const teacher = await person()
    const first = await teacher.inject(put('feedback'))
    const second = await teacher.inject(put('feedback'))
    expect(second.json()).toEqual(first.json())
  })

  test('is told in a sentence before and after the window, and nothing changes', async () => {
    const { person, clock } = await buildTestApp()
    const teacher = await person()
    clock.now = beforeWindow
    expect((await teacher.inject(put('feedback'))).json()).toMatchObject({ status: 409, code: 'window-not-open' })
    clock.now = afterWindow
    const late = await person()
    expect((await late.inject(put('feedback'))).json()).toMatchObject({ status: 409, code: 'window-closed' })
    expect((await late.inject({ url: '/api/v1/hubs/feedback' })).json().taken).toBe(0)
  })

  test('a full hub says which are open', async () => {
    const { person, member } = await buildTestApp()
    for (let n = 0; n < 12; n++) await member('feedback')
    const answer = (await (await person()).inject(put('feedback'))).json()
    expect(answer).toMatchObject({ status: 409, code: 'full' })
    expect(answer.detail).toContain(
      'There are places in Growth Mindset & Challenge, e-Learning, Academic Language and Questioning.',
    )
  })

  test('an unknown hub is not there', async () => {
    const { person } = await buildTestApp()
    expect((await (await person()).inject(put('no-such-hub'))).statusCode).toBe(404)
  })
})

test('anyone who leads a group stays in it, until another facilitator is named', async () => {
  const { person, facilitator } = await buildTestApp()
  const leader = await facilitator('feedback')
  const sentence =
    'You’re a facilitator in Feedback & Critique, so you can’t leave it yet. Ask a coordinator to choose another facilitator first.'
  for (const request of [put('questioning'), del('feedback')])
    expect((await leader.inject(request)).json()).toMatchObject({ status: 409, code: 'conflict', detail: sentence })
  const coordinator = await person({ roles: ['coordinator'] })
  for (const hubSlug of ['questioning', null]) {
    const url = `/api/v1/people/${leader.id}/membership`
    expect((await coordinator.inject({ method: 'PUT', url, payload: { hubSlug } })).json().detail).toMatch(
      /^Person \d+ is a facilitator in Feedback & Critique\. Choose another facilitator/,
    )
  }
})

describe('support staff', () => {
  test('opt in and out whenever they like, and may say not this year', async () => {
    const { person, clock } = await buildTestApp()
    clock.now = afterWindow
    const cook = await person({ staffKind: 'support' })
    expect((await cook.inject(put('e-learning'))).json()).toMatchObject({ kind: 'voluntary', mayChange: true })
    expect((await cook.inject(del('e-learning'))).statusCode).toBe(204)
    expect((await cook.inject({ method: 'PUT', url: '/api/v1/me/not-this-year' })).statusCode).toBe(204)
    expect((await cook.inject({ url: '/api/v1/me' })).json()).toMatchObject({ notThisYear: true, membership: null })
    expect((await cook.inject(put('e-learning'))).statusCode).toBe(200)
    expect((await cook.inject({ url: '/api/v1/me' })).json()).toMatchObject({ notThisYear: false })
  })

  test('a teacher can’t say not this year', async () => {
    const { person } = await buildTestApp()
    expect((await (await person()).inject({ method: 'PUT', url: '/api/v1/me/not-this-year' })).statusCode).toBe(403)
  })
})

describe('two hundred people at once', () => {
  test('get exactly the twelve places there are, each one seat', async () => {
    const { person, store } = await buildTestApp()
    const people = []
    for (let n = 0; n < 200; n++) people.push(await person())
    const answers = await Promise.all(people.map(each => each.inject(put('growth-mindset'))))
    const codes = answers.map(answer => answer.statusCode)
    expect(codes.filter(code => code === 200)).toHaveLength(12)
    expect(codes.filter(code => code === 409)).toHaveLength(188)
    const { db, t } = store.read
    const rows = await db.select().from(t.membership)
    expect(rows.map(row => row.seat).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('one person choosing five hubs at once ends in one', async () => {
    const { person, store } = await buildTestApp()
    const teacher = await person()
    const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
    const answers = await Promise.all(slugs.map(slug => teacher.inject(put(slug))))
    expect(answers.map(answer => answer.statusCode)).toEqual([200, 200, 200, 200, 200])
    const { db, t } = store.read
    expect(await db.select().from(t.membership).where(eq(t.membership.personId, teacher.id))).toHaveLength(1)
  })
})

describe('a coordinator', () => {
  test('sees everyone by name, a page at a time', async () => {
    const { person, member } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'], name: 'Zoe' })
    await member('feedback', { name: 'Bea' })
    await person({ name: 'Abe' })
    await person({ name: 'Cy', leftAt: 1 })
    const names: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 3; pages++) {
      const { items, next } = (await coordinator.inject({ url: `/api/v1/memberships?limit=1${cursor}` })).json()
      names.push(...items.map((row: { name: string; hubSlug: string | null }) => `${row.name} ${row.hubSlug}`))
      cursor = `&cursor=${next}`
      if (pages === 2) expect(next).toBeNull()
    }
    expect(names).toEqual(['Abe null', 'Bea feedback', 'Zoe null'])
  })

  test('places someone after the window, and takes them out again', async () => {
    const { person, clock } = await buildTestApp()
    clock.now = afterWindow
    const teacher = await person()
    const coordinator = await person({ roles: ['coordinator'] })
    const url = `/api/v1/people/${teacher.id}/membership`
    expect((await coordinator.inject({ method: 'PUT', url, payload: { hubSlug: 'feedback' } })).statusCode).toBe(204)
    expect((await teacher.inject({ url: '/api/v1/me' })).json().membership).toMatchObject({ hubSlug: 'feedback' })
    expect((await coordinator.inject({ method: 'PUT', url, payload: { hubSlug: null } })).statusCode).toBe(204)
    expect((await teacher.inject({ url: '/api/v1/me' })).json().membership).toBeNull()
  })

  test('a colleague can’t', async () => {
    const { person } = await buildTestApp()
    const [one, other] = [await person(), await person()]
    const answer = await one.inject({
      method: 'PUT',
      url: `/api/v1/people/${other.id}/membership`,
      payload: { hubSlug: 'feedback' },
    })
    expect(answer.statusCode).toBe(403)
  })
})
