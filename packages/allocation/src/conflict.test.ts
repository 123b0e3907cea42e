import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { conflictSentences } from './conflict-labels.ts'
import { findConflict } from './conflict.ts'
import { readRecord } from './read-record.ts'
import type { AllocationRecord, Hub } from './record.ts'
import { records } from './records.testkit.ts'
import { rulesOf, withOnly, withSize } from './rules-of.ts'

const names = { hub: (id: string) => id.toUpperCase(), person: (id: string) => id }
const made = (hubs: object[], people: object[], constraints: object[] = []) =>
  readRecord({ version: 1, seed: 'x', costs: [0, 1], unlisted: 5, hubs, people, constraints })
const crowd = (count: number, fields: object = {}) =>
  Array.from({ length: count }, (_, n) => ({ id: `p${n}`, ...fields }))
const isPossible = async (record: AllocationRecord) => (await allocate(record)).status === 'solved'

test('the rules that clash are none too many, and each way out is one', async () => {
  const any = records({ people: { min: 2, max: 12 }, hubs: { min: 1, max: 4 }, hard: true })
  const check = fc.asyncProperty(any, async record => {
    fc.pre(!(await isPossible(record)))
    const { rules, relaxations, hubs } = await findConflict(record)
    expect(await isPossible(withOnly(record, rules))).toBe(false)
    for (const rule of rules)
      expect(
        await isPossible(
          withOnly(
            record,
            rules.filter(other => other !== rule),
          ),
        ),
      ).toBe(true)
    for (const { rule, size } of relaxations) {
      const others = rulesOf(record).filter(other => JSON.stringify(other) !== JSON.stringify(rule))
      expect(await isPossible(withOnly(record, others))).toBe(true)
      if (size === undefined || (rule.kind !== 'min' && rule.kind !== 'max')) continue
      expect(await isPossible(withSize(record, rule.kind, rule.hub, size))).toBe(true)
      const nearer = rule.kind === 'min' ? size + 1 : size - 1
      expect(await isPossible(withSize(record, rule.kind, rule.hub, nearer))).toBe(false)
    }
    for (const { hub: id, may } of hubs) {
      const freed = (hub: Hub) => (may === 'close' ? { closable: true } : { groups: (hub.groups ?? 1) + 1 })
      const changed = record.hubs.map(hub => (hub.id === id ? { ...hub, ...freed(hub) } : hub))
      const people = record.people.map(person =>
        may === 'close' && person.leads === id ? { ...person, pin: undefined } : person,
      )
      expect(await isPossible({ ...record, people, hubs: changed })).toBe(true)
    }
  })
  await fc.assert(check, { numRuns: 40 })
})

async function sentences(record: AllocationRecord) {
  return conflictSentences(await findConflict(record), names)
}

test('fewer people than the minimums need', async () => {
  const record = made(
    [
      { id: 'a', min: 3, max: 9 },
      { id: 'b', min: 3, max: 9 },
    ],
    crowd(5),
  )
  expect(await sentences(record)).toEqual({
    why: [
      'There are 5 people, but the hubs need at least 6.',
      'These rules can’t all hold:',
      'A needs at least 3 people.',
      'B needs at least 3 people.',
    ],
    relax: [
      'You can lower the minimum of A from 3 to 2.',
      'You can lower the minimum of B from 3 to 2.',
      'You can let A close.',
      'You can let B close.',
    ],
  })
})

test('more people than places', async () => {
  const { why, relax } = await sentences(made([{ id: 'a', min: 0, max: 3 }], crowd(5)))
  expect(why).toEqual(['There are 5 people, but only 3 places.', 'These rules can’t all hold:', 'A has 3 places.'])
  expect(relax).toEqual(['You can raise the maximum of A from 3 to 5.', 'You can let A be split into more groups.'])
})

test('places kept for some leave too few for the others; leaders are named by what they lead', async () => {
  const hubs = [{ id: 'a', min: 0, max: 4 }]
  const { why, relax } = await sentences(
    made(
      hubs,
      [...crowd(3, { staff: 'teaching' }), { id: 'p3', staff: 'support', leads: 'a' }],
      [{ kind: 'reserved', attribute: 'staff', value: 'support', places: 2 }],
    ),
  )
  expect(why).toEqual([
    'These rules can’t all hold:',
    'A has 4 places.',
    'Each group keeps places for 2 people with staff support.',
  ])
  expect(relax).toContain('You can let A be split into more groups.')
})

test('more people pinned to a hub than it has places', async () => {
  const pinned = [...crowd(3, { pin: 'a' }), { id: 'free' }]
  const { why, relax } = await sentences(
    made(
      [
        { id: 'a', min: 0, max: 2 },
        { id: 'b', min: 0, max: 5 },
      ],
      pinned,
    ),
  )
  expect(why).toEqual([
    'These rules can’t all hold:',
    'A has 2 places.',
    'p0 has to be in A.',
    'p1 has to be in A.',
    'p2 has to be in A.',
  ])
  expect(relax).toContain('You can let p1 be in a hub other than A.')
  expect(relax).toContain('You can raise the maximum of A from 2 to 3.')
})

test('people who are kept apart, and have nowhere to go', async () => {
  const hubs = [
    { id: 'a', min: 0, max: 5 },
    { id: 'b', min: 0, max: 5, day: 'tue' },
  ]
  const people = [{ id: 'p' }, { id: 'q', days: ['mon'] }, { id: 'r', mustNot: ['b'] }]
  const { why } = await sentences(made(hubs, people, [{ kind: 'apart', people: ['q', 'r'] }]))
  expect(why).toEqual([
    'These rules can’t all hold:',
    'q only works on mon.',
    'r can’t be in B.',
    'q and r are kept apart.',
  ])
})

test('two clashes at once: one is shown, and that there is another', async () => {
  const pinned = [
    { id: 'p', pin: 'a' },
    { id: 'q', pin: 'a' },
    { id: 'r', pin: 'b' },
    { id: 's', pin: 'b' },
  ]
  const { relax } = await sentences(
    made(
      [
        { id: 'a', min: 0, max: 1 },
        { id: 'b', min: 0, max: 1 },
      ],
      pinned,
    ),
  )
  expect(relax).toEqual(['Change one of these rules. Other rules clash, too, so you’ll be asked again.'])
})
