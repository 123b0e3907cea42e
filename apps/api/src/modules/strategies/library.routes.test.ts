import { strandDetail, strandList, strategyDetail, strategyPage } from '@hubs/schema/library/strategies'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import references from './seed/references.json' with { type: 'json' }
import strands from './seed/strands.json' with { type: 'json' }
import strategies from './seed/strategies.json' with { type: 'json' }

const hubs = ['academic-language', 'e-learning', 'feedback', 'growth-mindset', 'questioning']

/** The library of a school that has only begun, as somebody there reads it. */
async function build() {
  const test = await buildTestApp()
  const reader = await test.person()
  const list = strategyPage.parse((await reader.inject({ url: '/api/v1/strategies?limit=200' })).json())
  const see = async (code: string) =>
    strategyDetail.parse((await reader.inject({ url: `/api/v1/strategies/${code}` })).json())
  return { ...test, reader, list, see }
}

describe('the library that every school begins with', () => {
  test('has ten strategies for each hub, in the order of the data', async () => {
    const { list } = await build()
    expect(list.next).toBeNull()
    expect(list.items.map(({ code }) => code)).toEqual(strategies.map(({ code }) => code))
    const counts = Map.groupBy(list.items, ({ hubSlug }) => hubSlug)
    expect([...counts].map(([slug, each]) => [slug, each.length]).toSorted()).toEqual(hubs.map(slug => [slug, 10]))
  })

  test('says of each what it is, what it looks like, how it fails, what to do tomorrow and who found it', async () => {
    const { see } = await build()
    const keyOf = new Set<string>()
    for (const { references: keys, ...given } of strategies) {
      const { strand, references: cited, ...shown } = await see(given.code)
      const { strandCode, ...told } = given
      expect(shown).toMatchObject({ ...told, stage: 'proposed', proposedBy: null, moves: [], version: 1 })
      expect(strand?.code ?? null).toBe(strandCode)
      expect(cited.map(({ key }) => key)).toEqual(keys)
      expect([given.code, cited.length > 0, given.techniques.length > 1]).toEqual([given.code, true, true])
      for (const text of [shown.what, shown.looksLike, shown.commonFailing, shown.strengthWhy, ...shown.techniques])
        expect([given.code, text.trim().length > 5]).toEqual([given.code, true])
      for (const { key, text } of cited) {
        keyOf.add(key)
        expect([key, text.map(run => run.text).join('').length > 20]).toEqual([key, true])
      }
    }
    expect(keyOf.size).toBeGreaterThan(100)
  })

  test('has 123 sources, and says of exactly 24 that no one has checked them', async () => {
    const { store } = await build()
    const rows = await store.read.db.select().from(store.read.t.reference)
    const given = new Set(references.map(({ key }) => key))
    expect(given.size).toBe(123)
    expect(new Set(rows.map(({ key }) => key).filter(key => given.has(key)))).toEqual(given)
    expect(rows.filter(row => row.checkedHow === null)).toHaveLength(24)
  })

  test('says under a strategy which of its sources are unchecked, and how the others were', async () => {
    const { see } = await build()
    const checkedHow = new Map(references.map(({ key, checkedHow }) => [key, checkedHow]))
    for (const { code } of strategies)
      for (const { key, checked } of (await see(code)).references)
        expect([key, checked?.how ?? null]).toEqual([key, checkedHow.get(key)])
  })

  test('has the twelve strands of the EEF with months, cost, evidence, day and address; unknown stays unknown', async () => {
    const { reader } = await build()
    const { items } = strandList.parse((await reader.inject({ url: '/api/v1/strands' })).json())
    expect(items).toHaveLength(12)
    for (const given of strands) {
      const answer = await reader.inject({ url: `/api/v1/strands/${given.code}` })
      expect(strandDetail.parse(answer.json())).toMatchObject({ ...given, number: 1, by: null, history: [] })
      expect(items.find(({ code }) => code === given.code)).toMatchObject(given)
      expect(given.url).toMatch(/^https:\/\/educationendowmentfoundation\.org\.uk\//)
    }
    expect(items.filter(({ months }) => months === null).map(({ code }) => code)).toEqual(['T-ASP'])
    expect(items.filter(({ months }) => months === 0).map(({ code }) => code)).toEqual(['T-SET'])
  })

  test('is honest about the evidence: every strategy has one of four strengths, and a sentence why', async () => {
    const { list, see } = await build()
    expect(new Set(list.items.map(({ strength }) => strength))).toEqual(
      new Set(['many-trials', 'some-studies', 'mixed', 'theory-and-craft']),
    )
    expect((await see('GM2')).strengthWhy).toContain('0 months')
    expect((await see('GM3')).strandNote).toContain('0 months')
  })
})
