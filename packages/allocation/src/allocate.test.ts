import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, type AllocationResult } from './allocate.ts'
import { bestByTrying, keepsRules, profileOf, scoreOf } from './brute-force.testkit.ts'
import { readRecord } from './read-record.ts'
import type { AllocationRecord, Person } from './record.ts'
import { records, school } from './records.testkit.ts'

const hubIn =
  ({ assignments }: AllocationResult) =>
  (person: Person) =>
    assignments[person.id] as string
const groupIn =
  ({ groups }: AllocationResult) =>
  (person: Person) =>
    groups?.[person.id] ?? 1

async function solved(record: AllocationRecord): Promise<AllocationResult> {
  const allocation = await allocate(record)
  if (allocation.status !== 'solved') throw new Error(`it ended as ${allocation.status}`)
  return allocation.result
}

/** That it is the best of all, or that there is none. Returns whether there is. */
async function expectBest(record: AllocationRecord): Promise<boolean> {
  const allocation = await allocate(record)
  const best = bestByTrying(record)
  if (allocation.status !== 'solved') {
    expect([allocation.status, best]).toEqual(['infeasible', null])
    return false
  }
  const { result } = allocation
  expect(keepsRules(record, hubIn(result), groupIn(result))).toBe(true)
  expect(scoreOf(record, hubIn(result))).toEqual(best)
  expect(result.profile).toEqual(profileOf(record, hubIn(result)))
  return true
}

test('what is solved as a flow is the best that there is, by every rule', async () => {
  const small = records({ people: { min: 1, max: 6 }, hubs: { min: 1, max: 3 }, hard: false })
  await fc.assert(
    fc.asyncProperty(small, async record => void (await expectBest(record))),
    { numRuns: 400 },
  )
})

test('so is what is no flow: hubs that close or split, people together and apart, departments spread', async () => {
  const small = records({ people: { min: 2, max: 5 }, hubs: { min: 1, max: 3 }, hard: true })
  await fc.assert(
    fc.asyncProperty(small, async record => void (await expectBest(record))),
    { numRuns: 200 },
  )
})

const people = ({ people }: AllocationRecord, change: (person: Person, n: number) => object) =>
  people.map((person, n) => ({ ...person, ...change(person, n) }))
const pair = (record: AllocationRecord) => record.people.slice(0, 2).map(({ id }) => id)
const attributes = { people: (record: AllocationRecord) => people(record, (_, n) => ({ kind: n % 3 ? 'a' : 'b' })) }
const free = { pin: undefined, leads: undefined, leadsGroup: undefined, mustNot: undefined, days: undefined }

/** What each demand adds to a record, so that every one of hundreds has it. */
const demands: Record<string, (record: AllocationRecord) => Partial<AllocationRecord>> = {
  'hubs that may be closed': ({ hubs }) => ({ hubs: hubs.map(hub => ({ ...hub, closable: true })) }),
  'hubs that may be split': ({ hubs }) => ({ hubs: hubs.map(hub => ({ ...hub, groups: 2 })) }),
  'hubs that may be closed and split': ({ hubs }) => ({
    hubs: hubs.map(hub => ({ ...hub, closable: true, groups: 2 })),
  }),
  'leaders of hubs that may be closed or split': record => ({
    hubs: record.hubs.map((hub, n) => ({ ...hub, closable: n === 0, groups: 2 })),
    people: people(record, (_, n) => ({ ...free, ...(n < 2 && { leads: record.hubs[0]?.id, leadsGroup: n + 1 }) })),
  }),
  'places kept for some': record => ({
    people: attributes.people(record),
    constraints: [{ kind: 'reserved', attribute: 'kind', value: 'b', places: 1 }],
  }),
  'places kept for some, in hubs that may be closed or split': record => ({
    hubs: record.hubs.map(hub => ({ ...hub, closable: true, groups: 2 })),
    people: attributes.people(record),
    constraints: [{ kind: 'reserved', attribute: 'kind', value: 'b', places: 1 }],
  }),
  pins: record => ({ people: people(record, () => ({ ...free, pin: record.hubs[0]?.id })).with(0, record.people[0]!) }),
  'must-nots': record => ({ people: people(record, () => ({ ...free, mustNot: [record.hubs.at(-1)?.id] })) }),
  'working days': record => ({
    hubs: record.hubs.map((hub, n) => ({ ...hub, day: n % 2 ? 'mon' : 'tue' })),
    people: people(record, (_, n) => (n % 2 ? { days: ['mon'] } : {})),
  }),
  'people kept together': record => ({ constraints: [{ kind: 'together', people: pair(record) }] }),
  'people kept apart': record => ({ constraints: [{ kind: 'apart', people: pair(record) }] }),
  'at most one of a kind in a group': record => ({
    people: attributes.people(record),
    constraints: [{ kind: 'at-most', attribute: 'kind', value: 'b', most: 1 }],
  }),
  'a kind spread across the groups': record => ({
    people: attributes.people(record),
    constraints: [{ kind: 'spread', attribute: 'kind' }],
  }),
}

/** Most records with these can't be satisfied at all. */
const runs: Record<string, number> = { 'must-nots': 300 }

test.each(Object.keys(demands))('with %s, it is the best that there is', async demand => {
  let possible = 0
  const small = records({ people: { min: 2, max: 5 }, hubs: { min: 2, max: 2 }, hard: true })
  const check = fc.asyncProperty(small, async given => {
    const record = { ...given, ...demands[demand]!(given) } as AllocationRecord
    if (await expectBest(record)) possible++
  })
  await fc.assert(check, { numRuns: runs[demand] ?? 100 })
  // What can't be satisfied says little of what is best.
  expect(possible).toBeGreaterThan(20)
})

/** Whether two people would both get a higher choice, or one a higher and the other the same, in each other’s hub. */
function someoneGains(record: AllocationRecord, result: AllocationResult): boolean {
  const answered = record.people.filter(
    person => person.ranks?.length && !person.pin && !person.mustNot && !person.days,
  )
  const rank = (person: Person, hub: string) => {
    const at = (person.ranks ?? []).slice(0, record.costs.length).indexOf(hub)
    return at < 0 ? record.costs.length : at
  }
  return answered.some(one =>
    answered.some(other => {
      const [here, there] = [hubIn(result)(one), hubIn(result)(other)]
      const [gain, give] = [rank(one, here) - rank(one, there), rank(other, here) - rank(other, there)]
      return gain > 0 && give <= 0 && here !== there
    }),
  )
}

test('in larger ones everyone is placed within the rules, and no two would gain by a swap', async () => {
  const larger = records({ people: { min: 20, max: 60 }, hubs: { min: 3, max: 8 }, hard: false })
  const check = fc.asyncProperty(larger, async record => {
    const allocation = await allocate({ ...record, moving: undefined })
    if (allocation.status !== 'solved') return
    const { result } = allocation
    expect(Object.keys(result.assignments)).toHaveLength(record.people.length)
    expect(keepsRules(record, hubIn(result))).toBe(true)
    expect(someoneGains(record, result)).toBe(false)
  })
  await fc.assert(check, { numRuns: 60 })
})

test('the order of the lists does not matter: the bytes are the same', async () => {
  const any = records({ people: { min: 5, max: 25 }, hubs: { min: 2, max: 5 }, hard: true })
  const turned = (record: AllocationRecord): AllocationRecord => ({
    ...record,
    hubs: record.hubs.toReversed(),
    people: record.people.toReversed().map(person => Object.fromEntries(Object.entries(person).toReversed()) as Person),
    constraints: record.constraints?.toReversed(),
  })
  const check = fc.asyncProperty(any, async record => {
    expect(JSON.stringify(await allocate(turned(record)))).toBe(JSON.stringify(await allocate(record)))
  })
  await fc.assert(check, { numRuns: 30 })
})

/** What 200 made-up schools come to, and how many hubs were below their minimum in all. */
async function schools(staff: number, rule: AllocationRecord['rule']) {
  const costs: number[] = []
  let under = 0
  for (let seed = 0; seed < 200; seed++) {
    const record = school({ staff, hubs: 5, min: 8, max: 12, ranks: 3, seed })
    const { cost, assignments } = await solved({ ...record, rule })
    costs.push(cost)
    const sizes = Map.groupBy(Object.values(assignments), hub => hub)
    under += record.hubs.filter(({ id }) => (sizes.get(id)?.length ?? 0) < 8).length
  }
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length
  const variance = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / (costs.length - 1)
  return { mean, error: Math.sqrt(variance / costs.length), under }
}

// The costs are the means of 200 other schools made in the same way, which a study before this product measured: ours may
// be higher only by the chance of which schools were made, two standard errors of the difference.
test.each([
  [48, 'generous', 10.3],
  [48, 'least-dissatisfaction', 10.3],
  [48, 'most-firsts', 12.6],
  [55, 'generous', 13.1],
  [55, 'least-dissatisfaction', 13.1],
  [55, 'most-firsts', 14],
] as const)('200 schools of %i staff, %s: no hub is under its minimum', async (staff, rule, most) => {
  const { mean, error, under } = await schools(staff, rule)
  expect(under).toBe(0)
  expect(mean).toBeLessThanOrEqual(most + 2 * Math.SQRT2 * error)
})

test('another seed draws others, never a worse profile', async () => {
  const record = school({ staff: 55, hubs: 5, min: 8, max: 12, ranks: 3, seed: 1 })
  const drawn = await Promise.all(['a', 'b', 'c', 'd'].map(seed => allocate({ ...record, seed })))
  const results = drawn.map(allocation => (allocation.status === 'solved' ? allocation.result : null))
  expect(new Set(results.map(result => JSON.stringify(result?.profile))).size).toBe(1)
  expect(new Set(results.map(result => JSON.stringify(result?.assignments))).size).toBeGreaterThan(1)
})

test('the draw favours no place in the list', async () => {
  // Forty people who want the same hub, which has ten places: each should win a quarter of the draws.
  const wins = Array.from({ length: 40 }, () => 0)
  for (let seed = 0; seed < 200; seed++) {
    const allocation = await allocate({
      version: 1,
      rule: 'generous',
      seed: `draw ${seed}`,
      costs: [0, 1],
      unlisted: 5,
      hubs: [
        { id: 'a', min: 0, max: 10 },
        { id: 'b', min: 0, max: 30 },
      ],
      people: wins.map((_, n) => ({ id: `person-${n}`, ranks: ['a', 'b'] })),
    })
    if (allocation.status !== 'solved') throw new Error('not solved')
    wins.forEach((_, n) => (wins[n] = (wins[n] ?? 0) + (allocation.result.assignments[`person-${n}`] === 'a' ? 1 : 0)))
  }
  // Six standard deviations from 50 of 200.
  expect(Math.min(...wins)).toBeGreaterThan(50 - 6 * 6.2)
  expect(Math.max(...wins)).toBeLessThan(50 + 6 * 6.2)
})

test('with less time than it takes, what it offers keeps every rule and is no better than what it proved', async () => {
  const record = school({ staff: 60, hubs: 5, min: 8, max: 14, ranks: 3, seed: 3 })
  const hard: AllocationRecord = {
    ...record,
    people: record.people.map((person, n) => ({ ...person, department: `d${n % 6}`, senior: n % 15 === 0 })),
    hubs: record.hubs.map(hub => ({ ...hub, closable: true, groups: 2 })),
    constraints: [
      { kind: 'spread', attribute: 'department' },
      { kind: 'at-most', attribute: 'senior', value: true, most: 1 },
    ],
  }
  expect((await allocate(hard, { seconds: 1e-6 })).status).toBe('out-of-time')
  for (const seconds of [0.02, 0.05, 0.1, 0.2, 0.4]) {
    const allocation = await allocate(hard, { seconds })
    const result = allocation.status === 'out-of-time' ? allocation.best : null
    if (allocation.status !== 'out-of-time' || !result) continue
    expect(keepsRules(hard, hubIn(result), groupIn(result))).toBe(true)
    expect(result.profile).toEqual(profileOf(hard, hubIn(result)))
    if (allocation.proved !== null) expect(allocation.found).toBeGreaterThanOrEqual(allocation.proved)
  }
})

test('where the solver ends without an answer it is asked again from the start, and the optimum is the same', async () => {
  const hubs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
  const others = hubs.filter(id => id !== 'feedback')
  const schoolOf = (seed: string) =>
    readRecord({
      version: 1,
      seed,
      rule: 'generous',
      costs: [0, 1, 3, 6, 10],
      unlisted: 10,
      constraints: [],
      hubs: hubs.map(id => ({ id, min: 8, max: 12 })),
      people: Array.from({ length: 48 }, (_, n) => ({
        id: `p${n}`,
        ...(n < 43 ? { ranks: ['feedback', others[n % 4], others[(n + 1) % 4]] } : { any: true }),
        ...(n === 47 && { pin: 'questioning' }),
      })),
    })
  const resultsOf = async (seed: string) => {
    const record = schoolOf(seed)
    const found = []
    for (const rule of ['generous', 'least-dissatisfaction', 'most-firsts'] as const) {
      const allocation = await allocate({ ...record, rule })
      found.push(
        allocation.status === 'solved' ? [allocation.result.profile, allocation.result.cost] : allocation.status,
      )
    }
    return found
  }
  const usual = await resultsOf('s1')
  // Of the draws s1 to s1200, these four left it with neither an optimum nor a reason.
  for (const seed of ['s122', 's518', 's575', 's1085']) expect(await resultsOf(seed)).toEqual(usual)
})

test.each([
  ['as they are', [1, 1, 2, 2, 1, 2], 2, [1, 1, 2, 2, 1, 2], 0],
  ['all but those that another group needs', [1, 1, 1, 1, 1, 2], 3, null, 2],
])('whoever stays in a hub stays in their group of it: %s', async (_, groups, min, exactly, moves) => {
  const record = readRecord({
    version: 1,
    seed: 'seats',
    costs: [0, 1],
    unlisted: 5,
    hubs: [
      { id: 'a', min, max: 4, groups: 2 },
      { id: 'b', min: 0, max: 4 },
    ],
    people: groups.map((currentGroup, n) => ({ id: `p${n}`, pin: 'a', currentGroup })),
  })
  const result = await solved(record)
  const after = record.people.map(groupIn(result))
  if (exactly) expect(after).toEqual(exactly)
  expect(after.filter((group, n) => group !== groups[n])).toHaveLength(moves)
  expect([1, 2].every(group => after.filter(each => each === group).length >= min)).toBe(true)
})
