import fc from 'fast-check'
import { readRecord } from './read-record.ts'
import type { AllocationRecord } from './record.ts'

const ruleNames = ['generous', 'least-dissatisfaction', 'most-firsts'] as const

type Shape = {
  people: { min: number; max: number }
  hubs: { min: number; max: number }
  /** Closing, splitting, attributes and constraints, too: what is no flow. */
  hard: boolean
}

/** Mostly there. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 7 })
/** There once in so many. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** Records of this size that say all that a record can say. Many of them can't be satisfied. */
export function records({ people, hubs, hard }: Shape): fc.Arbitrary<AllocationRecord> {
  return fc
    .record({ n: fc.integer(people), h: fc.integer(hubs), seed: fc.string({ minLength: 1 }) })
    .chain(({ n, h, seed }) => {
      const hubIds = Array.from({ length: h }, (_, at) => `hub-${at}`)
      const personIds = Array.from({ length: n }, (_, at) => `person-${at}`)
      const fair = Math.floor(n / h)
      const hub = fc.record({
        min: fc.integer({ min: 0, max: Math.max(1, fair) }),
        room: fc.integer({ min: 1, max: fair + 2 }),
        day: rarely(fc.constantFrom('mon', 'tue'), 3),
        ...(hard && { closable: rarely(fc.boolean(), 3), groups: rarely(fc.constantFrom(1, 2), 3) }),
      })
      const person = fc.record({
        ranks: mostly(fc.shuffledSubarray(hubIds)),
        any: fc.boolean(),
        pin: rarely(fc.constantFrom(...hubIds), 6),
        mustNot: rarely(fc.subarray(hubIds, { maxLength: 1 }), 4),
        days: rarely(fc.constantFrom(['mon'], ['tue'], ['mon', 'tue']), 4),
        missedLastYear: rarely(fc.boolean(), 4),
        current: rarely(fc.constantFrom(...hubIds), 3),
        ...(hard && {
          leads: rarely(fc.record({ leads: fc.constantFrom(...hubIds), leadsGroup: rarely(fc.constant(2), 2) }), 5),
        }),
        ...(hard && { department: fc.constantFrom('art', 'maths'), senior: fc.boolean() }),
      })
      const some = fc.shuffledSubarray(personIds, { minLength: Math.min(2, n), maxLength: Math.min(2, n) })
      const constraint = fc.oneof(
        fc.record({ kind: fc.constant('together'), people: some }),
        fc.record({ kind: fc.constant('apart'), people: some }),
        fc.record({ kind: fc.constant('spread'), attribute: fc.constant('department'), slack: rarely(fc.nat(1), 2) }),
        fc.record({
          kind: fc.constant('reserved'),
          attribute: fc.constant('department'),
          value: fc.constantFrom('art', 'maths'),
          places: fc.integer({ min: 0, max: 2 }),
        }),
        fc.record({
          kind: fc.constant('at-most'),
          attribute: fc.constant('senior'),
          value: fc.constant(true),
          most: fc.integer({ min: 1, max: 2 }),
        }),
      )
      return fc
        .record({
          rule: fc.constantFrom(...ruleNames),
          hubs: fc.tuple(...hubIds.map(() => hub)),
          people: fc.tuple(...personIds.map(() => person)),
          constraints: hard ? fc.array(constraint, { maxLength: 2 }) : fc.constant([]),
          moving: rarely(fc.constantFrom(0, 0.5, 2, 40), 3),
          costs: fc.constantFrom([0, 1, 3, 6, 10], [0, 1], [0, 0.5, 2]),
          unlisted: fc.constantFrom(10, 30),
        })
        .map(({ hubs, people, ...rest }) =>
          readRecord({
            version: 1,
            seed,
            ...rest,
            hubs: hubs.map(({ room, ...hub }, n) => ({ id: hubIds[n], max: hub.min + room, ...hub })),
            people: people.map(({ any, pin, leads, ...person }, n) => ({
              id: personIds[n],
              ...person,
              ...(leads &&
                (pin ?? leads.leads) === leads.leads &&
                !person.mustNot?.includes(leads.leads) &&
                leadsIn(hubs, hubIds, leads)),
              ...(pin !== undefined && !person.mustNot?.includes(pin) && { pin }),
              ...(any && !person.ranks && { any }),
            })),
          }),
        )
    })
}

/** The group that someone leads, where the hub can have that many. */
function leadsIn(
  hubs: readonly { groups?: number | undefined }[],
  ids: readonly string[],
  { leads, leadsGroup }: { leads: string; leadsGroup?: number | undefined },
) {
  const groups = hubs[ids.indexOf(leads)]?.groups ?? 1
  return { leads, ...(leadsGroup !== undefined && leadsGroup <= groups && { leadsGroup }) }
}

/** Numbers from 0 to 1 that are always the same ones (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type SchoolSize = { staff: number; hubs: number; min: number; max: number; ranks: number; seed: number }

/** A made-up school: everyone ranks, and hubs are as popular as 1 / rank^0.9. */
export function school({ staff, hubs, min, max, ranks, seed }: SchoolSize): AllocationRecord {
  const random = numbers(seed)
  const popular = Array.from({ length: hubs }, (_, n) => 1 / (n + 1) ** 0.9)
  const choose = () => {
    const left = new Map(popular.map((weight, hub) => [hub, weight]))
    return Array.from({ length: ranks }, () => {
      let at = random() * [...left.values()].reduce((sum, weight) => sum + weight, 0)
      const hub = [...left].find(([, weight]) => (at -= weight) <= 0)?.[0] ?? [...left.keys()].at(-1) ?? 0
      left.delete(hub)
      return `hub-${hub}`
    })
  }
  return readRecord({
    version: 1,
    rule: 'generous',
    seed: `school ${seed}`,
    costs: [0, 1, 3, 6, 10],
    unlisted: 30,
    hubs: popular.map((_, hub) => ({ id: `hub-${hub}`, min, max })),
    people: Array.from({ length: staff }, (_, person) => ({ id: `person-${person}`, ranks: choose() })),
  })
}
