import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, type AllocationResult } from './allocate.ts'
import { bestByTrying, scoreOf } from './brute-force.testkit.ts'
import { compareRules, pricesOf } from './prices.ts'
import { readRecord } from './read-record.ts'
import { reasonFor } from './reasons.ts'
import type { AllocationRecord } from './record.ts'
import { records, school } from './records.testkit.ts'
import { withOnly, rulesOf } from './rules-of.ts'

async function solved(record: AllocationRecord): Promise<AllocationResult> {
  const allocation = await allocate(record)
  if (allocation.status !== 'solved') throw new Error(`it ended as ${allocation.status}`)
  return allocation.result
}

test('a reason says what trying every allocation says', async () => {
  const small = records({ people: { min: 2, max: 5 }, hubs: { min: 2, max: 3 }, hard: false })
  const check = fc.asyncProperty(small, async given => {
    const record = { ...given, moving: undefined }
    const allocation = await allocate(record)
    fc.pre(allocation.status === 'solved')
    if (allocation.status !== 'solved') return
    const { result } = allocation
    for (const person of record.people) {
      const score = scoreOf(record, ({ id }) => result.assignments[id] as string)
      for (const { hub, because } of (await reasonFor(record, result, person.id)).wishes) {
        const pinned = { ...record, people: record.people.map(p => (p.id === person.id ? { ...p, pin: hub } : p)) }
        const out = person.mustNot?.includes(hub) || (person.pin !== undefined && person.pin !== hub)
        const best = out ? null : bestByTrying(pinned)
        const [rule, bonus] = [best?.slice(0, -1), best?.at(-1)]
        const expected = !best
          ? 'rules'
          : JSON.stringify(rule) === JSON.stringify(score.slice(0, -1))
            ? bonus === score.at(-1)
              ? 'draw'
              : 'bonus'
            : 'cost'
        expect(because).toBe(expected)
      }
    }
  })
  await fc.assert(check, { numRuns: 60 })
})

test('a reason tells nothing of anyone else: no name, no rank of theirs', async () => {
  const record = school({ staff: 55, hubs: 5, min: 8, max: 12, ranks: 3, seed: 4 })
  const result = await solved(record)
  const [person] = record.people.filter(({ id, ranks }) => ranks?.[0] !== result.assignments[id])
  const reason = await reasonFor(record, result, person?.id ?? '')
  expect(reason.wishes.length).toBeGreaterThan(0)
  expect(JSON.stringify(reason)).not.toContain('person-')
  const hubs = new Set([reason.hub, ...reason.wishes.map(({ hub }) => hub)])
  expect([...hubs].every(hub => hub === reason.hub || person?.ranks?.includes(hub))).toBe(true)
})

test('two want the last place, and the draw decides', async () => {
  const people = [
    { id: 'p', ranks: ['a', 'b'] },
    { id: 'q', ranks: ['a', 'b'] },
  ]
  const hubs = [
    { id: 'a', min: 0, max: 1 },
    { id: 'b', min: 0, max: 1 },
  ]
  const record = readRecord({ version: 1, seed: 's', costs: [0, 1], unlisted: 5, hubs, people })
  const result = await solved(record)
  const loser = result.assignments.p === 'b' ? 'p' : 'q'
  expect(await reasonFor(record, result, loser)).toEqual({
    hub: 'b',
    rank: 1,
    wishes: [{ hub: 'a', rank: 0, because: 'draw', moved: 1, worse: 1, better: 0, firsts: 0, cost: 0 }],
  })
  const missed = { ...record, people: record.people.map(p => (p.id === loser ? p : { ...p, missedLastYear: true })) }
  const { wishes } = await reasonFor(missed, await solved(missed), loser)
  expect(wishes.map(({ because }) => because)).toEqual(['bonus'])
})

test('those who missed their first choice last year win what the draw would decide, and nothing else', async () => {
  for (let seed = 0; seed < 15; seed++) {
    const record = school({ staff: 48, hubs: 5, min: 8, max: 12, ranks: 3, seed })
    const plain = await solved(record)
    const missed = record.people.filter(({ id, ranks }) => ranks?.[0] !== plain.assignments[id]).map(({ id }) => id)
    const next = { ...record, people: record.people.map(p => ({ ...p, missedLastYear: missed.includes(p.id) })) }
    const result = await solved(next)
    expect(result.profile).toEqual(plain.profile)
    const firsts = ({ assignments }: AllocationResult) =>
      next.people.filter(p => p.missedLastYear && p.ranks?.[0] === assignments[p.id]).length
    expect(firsts(result)).toBeGreaterThanOrEqual(firsts(plain))
  }
})

test('the price of each rule is what there is without it', async () => {
  const record = { ...school({ staff: 48, hubs: 5, min: 8, max: 12, ranks: 3, seed: 2 }) }
  const result = await solved(record)
  const prices = await pricesOf(record, result)
  expect(prices).toHaveLength(10)
  for (const { rule, firsts, cost } of prices) {
    const free = await solved(
      withOnly(
        record,
        rulesOf(record).filter(r => JSON.stringify(r) !== JSON.stringify(rule)),
      ),
    )
    expect(firsts).toBe((free.profile[0] ?? 0) - (result.profile[0] ?? 0))
    expect(cost).toBe(result.cost - free.cost)
    expect(cost).toBeGreaterThanOrEqual(0)
  }
  expect(prices.some(({ cost }) => cost > 0)).toBe(true)
})

test('the three rules side by side: none beats another at what it is for', async () => {
  const record = school({ staff: 55, hubs: 5, min: 8, max: 12, ranks: 3, seed: 9 })
  const [generous, least, firsts] = (await compareRules(record)).map(({ result }) => result as AllocationResult)
  expect(least?.cost).toBeLessThanOrEqual(Math.min(generous?.cost ?? 0, firsts?.cost ?? 0))
  expect(firsts?.profile[0]).toBeGreaterThanOrEqual(Math.max(generous?.profile[0] ?? 0, least?.profile[0] ?? 0))
})

test('someone leaves: at most one other person moves, unless a hub falls under its minimum', async () => {
  for (let seed = 0; seed < 12; seed++) {
    const record = school({ staff: 60, hubs: 5, min: 8, max: 14, ranks: 3, seed })
    const { assignments } = await solved(record)
    const [leaver, ...others] = record.people
    const people = others.map(person => ({ ...person, current: assignments[person.id] }))
    const after = await solved({ ...record, people, moving: 5 })
    const moved = people.filter(({ id, current }) => after.assignments[id] !== current).length
    const left = people.filter(({ current }) => current === assignments[leaver?.id ?? '']).length
    expect(moved).toBeLessThanOrEqual(left < 8 ? 60 : 1)
  }
})
