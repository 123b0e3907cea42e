import type { Visibility } from '@hubs/schema/plans/plans'
import { describe, expect, test } from 'vitest'
import { openStream } from '../../../test/event-stream.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { aPlan, aReport, buildPlans, get, outsidersOf, patch, put, putIn } from './plans.testkit.ts'

const visibilities = ['me', 'partner', 'group', 'school'] as const
const canary = (visibility: Visibility) => `canary-${visibility}-cage`

/** Amy has one plan of each kind, told and asked about; Ben is her partner; the others are everybody else. */
async function buildCage() {
  const built = await buildPlans()
  const { amy, ben, facilitator, first, second, member, setStatus } = built
  const colleague = await member('questioning', { name: 'Cal Colleague' })
  const others = {
    colleague,
    facilitator,
    ...(await outsidersOf(built)),
  }
  await setStatus(first.id, 'ended')
  const sets = [[amy.id, ben.id]]
  expect((await put(facilitator, `/meetings/${first.id}/partners`, { sets, expectedVersion: 0 })).statusCode).toBe(200)
  const ids: Partial<Record<Visibility, string>> = {}
  // Three are open at most: the last one is closed by its report, and the first too.
  for (const visibility of visibilities) {
    const text = canary(visibility)
    const plan = await putIn(
      amy,
      aPlan(first.id, {
        visibility,
        technique: `Try ${text}`,
        adaptation: text,
        cue: text,
        lessOf: text,
        setting: text,
      }),
    )
    ids[visibility] = plan.id
    const decision = visibility === 'me' ? 'share' : null
    const told = { whatHappened: text, evidence: text, surprise: text, decision } as const
    expect((await put(amy, `/plans/${plan.id}/reports/${second.id}`, aReport(told))).statusCode).toBe(200)
  }
  return { ...built, others, ids: ids as Record<Visibility, string> }
}

const alone =
  '/me /me/plans /me/plans?which=closed /me/plans/start /me/support /me/support?which=from-me /hubs /hubs/questioning ' +
  '/meetings /meetings?scope=all /memberships /people /colleagues /reports/participation /techniques ' +
  '/programmes/current /public/programme'

/** Everything that this person can ask for, as one text. */
async function everything(who: TestPerson, meetingIds: string[], planIds: string[]): Promise<string> {
  const paths = [
    ...alone.split(' '),
    ...planIds.map(id => `/plans/${id}`),
    ...meetingIds.flatMap(id =>
      ['', '/run', '/plans', '/offers', '/partners', '/minutes', '/register', '/pulse'].map(
        part => `/meetings/${id}${part}`,
      ),
    ),
  ]
  const answers = await Promise.all(paths.map(path => get(who, path)))
  return answers.map(answer => answer.body).join('\n')
}

const seenIn = (text: string) => visibilities.filter(visibility => text.includes(canary(visibility)))

describe('a plan is seen by whom its owner has chosen', () => {
  test('and by no one else, on any page, whatever their role', async () => {
    const { amy, ben, others, first, second, third, ids } = await buildCage()
    const seen: Record<string, string> = {}
    for (const [name, who] of Object.entries({ amy, ben, ...others })) {
      const text = await everything(who, [first.id, second.id, third.id], Object.values(ids))
      seen[name] = seenIn(text).join(' ')
    }
    expect(seen).toEqual({
      amy: 'me partner group school',
      ben: 'partner group school',
      colleague: 'group school',
      facilitator: 'group school',
      'facilitator of another hub': 'school',
      'member of another hub': 'school',
      coordinator: 'school',
      administrator: 'school',
      leadership: 'school',
      support: 'school',
    })
  })

  test('what is not theirs looks as if it were not there', async () => {
    const { others, ids } = await buildCage()
    const answers = await Promise.all(
      Object.values(others).map(async who => (await get(who, `/plans/${ids.me}`)).json().detail),
    )
    expect(new Set(answers)).toEqual(new Set([(await get(others.support, '/plans/nothing')).json().detail]))
  })

  test('changed to "only me", it is gone from everyone at once', async () => {
    const { amy, ben, ids, second } = await buildCage()
    expect((await get(ben, `/plans/${ids.group}`)).statusCode).toBe(200)
    const { version } = (await get(amy, `/plans/${ids.group}`)).json()
    await patch(amy, `/plans/${ids.group}`, { visibility: 'me', expectedVersion: version })
    expect((await get(ben, `/plans/${ids.group}`)).statusCode).toBe(404)
    expect((await get(ben, `/meetings/${second.id}/plans`)).body).not.toContain(canary('group'))
  })

  test('what is the owner’s alone goes to no one with a plan that they may see', async () => {
    const { amy, ben, others, ids } = await buildCage()
    const support = [{ fromId: others.support.id, what: 'canary-support' }]
    const { version } = (await get(amy, `/plans/${ids.group}`)).json()
    await patch(amy, `/plans/${ids.group}`, { support, expectedVersion: version })
    const plan = (await get(ben, `/plans/${ids.group}`)).json()
    expect(Object.keys(plan)).not.toEqual(expect.arrayContaining(['support']))
    expect([plan.support, plan.checkIn, plan.offers]).toEqual([undefined, undefined, undefined])
    expect((await get(others.support, '/me/support')).body).toContain('canary-support')
    for (const who of [ben, others.coordinator, others.facilitator])
      expect((await get(who, '/me/support')).body).not.toContain('canary-support')
  })
})

test('of the live stream, every screen gets what the group may read and its owner puts there, and no more', async () => {
  const { app, amy, ben, facilitator, ids, second, others } = await buildCage()
  await patch(amy, `/plans/${ids.school}`, { onScreen: false, expectedVersion: 1 })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const path = `/api/v1/meetings/${second.id}/live`
  for (const who of [amy, ben, facilitator, others.colleague]) {
    const stream = await openStream(origin, path, who.cookie)
    const { data } = await stream.find(({ event }) => event === 'plans')
    expect(seenIn(JSON.stringify(data))).toEqual(['group'])
    expect(Object.keys(data as object).toSorted()).toEqual(['count', 'of', 'partners', 'promises', 'written'])
    // That they were made, and never who is whose.
    expect(data).toHaveProperty('partners', expect.any(Number))
    expect(stream.text).not.toMatch(/canary-(me|partner|school)/)
  }
})
