import { expect, test } from 'vitest'
import { readRecord, RecordError } from './read-record.ts'

const whole = {
  version: 1,
  rule: 'generous',
  seed: 'x',
  costs: [0, 1, 3],
  unlisted: 30,
  hubs: [
    { id: 'a', min: 1, max: 3 },
    { id: 'b', min: 1, max: 3 },
  ],
  people: [{ id: 'p', ranks: ['a'] }, { id: 'q' }],
}
const person = (fields: object) => ({ ...whole, people: [{ id: 'p', ...fields }] })

test('a record as it should be is read as it is', () => {
  expect(readRecord(whole)).toEqual(whole)
})

test('someone can have any attribute', () => {
  expect(readRecord(person({ department: 'Maths', senior: true })).people[0]).toMatchObject({ department: 'Maths' })
})

test.each([
  ['another version', { ...whole, version: 2 }, 'version must be 1.'],
  ['a rule there is not', { ...whole, rule: 'fair' }, 'rule must be generous, least-dissatisfaction or most-firsts.'],
  ['no seed', { ...whole, seed: undefined }, 'seed must be text or a whole number.'],
  ['no people', { ...whole, people: [] }, 'people must have one person or more.'],
  ['a field that nothing reads', { ...whole, hub: [] }, 'The record has fields that nothing reads: hub.'],
  [
    'costs that fall',
    { ...whole, costs: [0, 3, 1] },
    'costs[2] is lower than the cost before it. A later choice can’t cost less.',
  ],
  ['a cost below nothing', { ...whole, costs: [-1] }, 'costs[0] must be 0 or more.'],
  ['a cost with four decimals', { ...whole, costs: [0.0001] }, 'costs[0] must have three decimals or fewer.'],
  ['unlisted below a choice', { ...whole, unlisted: 2 }, 'unlisted is lower than the highest of costs.'],
  [
    'a min above its max',
    { ...whole, hubs: [{ id: 'a', min: 4, max: 3 }] },
    'Hub a has a min of 4, above its max of 3.',
  ],
  ['half a place', { ...whole, hubs: [{ id: 'a', min: 0.5, max: 3 }] }, 'hubs[0].min must be a whole number.'],
  ['a hub twice', { ...whole, hubs: [...whole.hubs, whole.hubs[0]] }, 'Two hubs have the id a.'],
  ['a person twice', { ...whole, people: [{ id: 'p' }, { id: 'p' }] }, 'Two people have the id p.'],
  ['an unknown hub', person({ ranks: ['a', 'c'] }), 'Person p has an unknown hub in ranks: c.'],
  ['an unknown hub to be in', person({ pin: 'c' }), 'Person p has an unknown hub in pin: c.'],
  ['an unknown hub not to be in', person({ mustNot: ['c'] }), 'Person p has an unknown hub in mustNot: c.'],
  ['a hub ranked twice', person({ ranks: ['a', 'b', 'a'] }), 'Person p ranks a twice.'],
  ['a pin that clashes', person({ pin: 'a', mustNot: ['a'] }), 'Person p is pinned to a, but must not be in it.'],
  ['a list that is none', person({ ranks: 'a' }), 'people[0].ranks must be a list of ids.'],
  [
    'a field spelt otherwise',
    person({ mustnot: true }),
    'Person p has a field mustnot, which is not spelt as the field is.',
  ],
  [
    'a constraint of no kind',
    { ...whole, constraints: [{ kind: 'near' }] },
    'constraints[0].kind must have the kind together, apart, at-most, reserved or spread.',
  ],
  [
    'someone unknown',
    { ...whole, constraints: [{ kind: 'apart', people: ['p', 'z'] }] },
    'constraints[0] names an unknown person: z.',
  ],
  [
    'an attribute of no one',
    { ...whole, constraints: [{ kind: 'spread', attribute: 'house' }] },
    'constraints[0] names the attribute house, which no one has.',
  ],
  ['no record', [], 'The record is missing or has the wrong type.'],
])('%s is refused with a sentence', (_, record, sentence) => {
  try {
    readRecord(record)
    expect.unreachable('it was read')
  } catch (error) {
    expect(error).toBeInstanceOf(RecordError)
    expect((error as RecordError).sentences).toEqual([sentence])
  }
})

test('a name that JavaScript keeps for itself is a name like any other', () => {
  const read = readRecord(person({ id: '__proto__', ranks: ['a'] }))
  expect(read.people[0]?.id).toBe('__proto__')
})
