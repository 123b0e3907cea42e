import type { HubTrials, TrialReport } from '@hubs/schema/library/trials'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { ask, buildTrials } from './trials.testkit.ts'

describe('a hub’s page', () => {
  const ofHub = (who: TestPerson) => ask<HubTrials>(who, '/hubs/questioning/trials')

  test('has its strategies, most tried first, and the commonest reason why not', async () => {
    const { tellers, person } = await buildTrials()
    await tellers(5, 'questioning')
    await tellers(10, 'feedback', { strategyCode: 'QU3' })
    await tellers(5, 'feedback', { strategyCode: 'QU3' }, { didIt: 'not-yet', decision: null, reasonIfNot: 'no-time' })
    const { figures, strategies } = await ofHub(await person())
    expect(strategies.map(({ code, people }) => [code, people])).toEqual([
      ['QU3', 10],
      ['QU2', 5],
    ])
    expect(figures).toMatchObject({ times: 15, people: 15, outcome: { notDone: 5, reasons: [{ reason: 'no-time' }] } })
  })

  test('leaves out of its sum the two whose strategy may not be told', async () => {
    const { tellers, person } = await buildTrials()
    await tellers(5, 'questioning')
    await tellers(2, 'questioning', { strategyCode: 'QU3' }, { decision: 'drop' })
    const { figures, strategies } = await ofHub(await person())
    expect(strategies).toHaveLength(1)
    expect(figures).toMatchObject({ times: 5, people: 5, outcome: { verdicts: { drop: 0 } } })
  })
})

describe('the year’s report', () => {
  const report = (who: TestPerson) => ask<TrialReport>(who, '/reports/trials')

  test('has sums of five and more, and no name, story or hub of one’s own', async () => {
    const { tellers, amy, tell, person } = await buildTrials()
    await tellers(5, 'questioning', {}, { whatHappened: 'canary-report' })
    await tellers(2, 'feedback', { strategyCode: 'FC1' })
    await tell(amy, 'questioning', { strategyCode: 'QU3', visibility: 'school' }, { whatHappened: 'canary-report' })
    const head = await person({ roles: ['leadership'] })
    const seen = await report(head)
    expect(seen.figures).toMatchObject({ times: 5, people: 5 })
    expect(seen.hubs.filter(hub => hub.figures !== null).map(hub => hub.slug)).toEqual(['questioning'])
    expect(seen.strategies).toMatchObject([{ code: 'QU2', people: 5 }])
    const text = JSON.stringify([seen, await ask(head, '/hubs/questioning/trials')])
    expect(text).not.toMatch(/canary|Amy|Person/)
    const coordinator = await person({ roles: ['coordinator'] })
    expect(await report(coordinator)).toEqual(seen)
  })

  test('gives nobody the outcome of what a group’s members, once or now, could take apart', async () => {
    const { tellers, member, person } = await buildTrials()
    await tellers(4, 'questioning')
    await tellers(1, 'feedback')
    const among = await member('questioning', { roles: ['coordinator'] })
    expect((await report(among)).figures).toMatchObject({ people: 5, outcome: null })
    expect((await report(await person({ roles: ['coordinator'] }))).figures).toMatchObject({ people: 5, outcome: null })
  })

  test('says nothing of last year’s few, and goes on saying what it said of this year', async () => {
    const { tellers, tell, member, person, store, schoolId } = await buildTrials()
    await tellers(5, 'questioning')
    const head = await person({ roles: ['leadership'] })
    const before = await report(head)
    expect(before.strategies).toHaveLength(1)
    const { eq } = await import('drizzle-orm')
    const [year] = await store.read.db
      .select()
      .from(store.read.t.programme)
      .where(eq(store.read.t.programme.schoolId, schoolId))
    const [hub] = await store.read.db.select().from(store.read.t.hub)
    await store.write(async ({ db, t }) => {
      await db.insert(t.programme).values({ ...year!, id: 'then', name: 'Last year', current: false })
      await db.insert(t.hub).values({ ...hub!, id: 'then', programmeId: 'then' })
      await db.insert(t.group).values({ id: 'then', hubId: 'then', position: 1, name: '', places: 12 })
    })
    await tell(await member('questioning'), 'questioning', { groupId: 'then' })
    expect(await report(head)).toEqual(before)
    expect(await ask(head, '/strategies/QU2/trials')).toMatchObject({ figures: { times: 5, people: 5 } })
  })
})
