import { expect, test } from 'vitest'
import { schoolOf, solved } from '../schools.testkit.ts'

test('those who did not answer cost those who did nothing: they take what is left, or make up a group', async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const record = schoolOf(55, seed)
    const answered = record.people.filter(({ ranks }) => ranks)
    expect(answered.length).toBeLessThan(record.people.length)
    const free = record.hubs.map(hub => ({ ...hub, min: 0 }))
    // Where no group has to be made up, everyone who answered has what they would have had alone.
    const [all, alone] = [
      await solved({ ...record, hubs: free }),
      await solved({ ...record, hubs: free, people: answered }),
    ]
    expect([seed, all.cost, all.profile.slice(0, -1)]).toEqual([seed, alone.cost, alone.profile.slice(0, -1)])
    expect(all.profile.at(-1)).toBe(record.people.length - answered.length)
    // Where groups have a minimum, it costs no more with them than without.
    const [made, without] = [await solved(record), await solved({ ...record, people: answered })]
    expect(made.cost).toBeLessThanOrEqual(without.cost)
  }
})
