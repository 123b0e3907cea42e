import { allocate } from '@hubs/allocation/allocate'
import { readRecord } from '@hubs/allocation/read-record'
import type { AllocationRecord } from '@hubs/allocation/record'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { benchRecord } from '../allocation-record.ts'
import { leastDissatisfaction } from '../bare/allocation.ts'
import { inTurns, timed } from '../figures.ts'
import type { Work } from '../world.ts'

const sizes: { people: number; hubs: number; rounds: number; times: number; large?: true }[] = [
  { people: 60, hubs: 5, rounds: 15, times: 41 },
  { people: 120, hubs: 10, rounds: 15, times: 21 },
  { people: 1000, hubs: 50, rounds: 7, times: 1 },
  { people: 10_000, hubs: 500, rounds: 3, times: 1, large: true },
]

const recordOf = (people: number, hubs: number, rule: AllocationRecord['rule']) =>
  readRecord({ ...benchRecord(people, hubs), rule })

async function solve(record: AllocationRecord) {
  const allocation = await allocate(record)
  if (allocation.status !== 'solved') throw new Error(`the allocation ended as ${allocation.status}`)
  return allocation.result
}

/** In a process of its own, as HiGHS does not give memory back. */
function memory(people: number, hubs: number, whose: 'ours' | 'bare') {
  const script = path.join(import.meta.dirname, '../bare/allocation-memory.ts')
  return async () => [Number(execFileSync(process.execPath, [script, String(people), String(hubs), whose]))]
}

/** Each answer is proved the best, the draw included, and comes to what HiGHS alone comes to. */
export const allocationRows: Work[] = sizes.flatMap(({ people, hubs, rounds, times, ...size }): Work[] => {
  const name = `allocation ${people} x ${hubs}`
  return [
    {
      ...size,
      work: `${name}: least dissatisfaction, proved and drawn`,
      unit: 'ms',
      bar: { most: 1.2 },
      async measure() {
        const record = recordOf(people, hubs, 'least-dissatisfaction')
        const { cost } = await solve(record)
        const alone = leastDissatisfaction(record)
        if (Math.abs(cost - alone) > 1e-6) throw new Error(`ours comes to ${cost}, HiGHS alone to ${alone}`)
        return inTurns(
          rounds,
          () => timed(times, () => solve(record)),
          () => timed(times, async () => leastDissatisfaction(record)),
        )
      },
    },
    {
      ...size,
      work: `${name}: generous, proved and drawn`,
      unit: 'ms',
      bar: {},
      async measure() {
        const record = recordOf(people, hubs, 'generous')
        const rounds: number[][] = []
        for (let n = 0; n < 3; n++) rounds.push(await timed(times, () => solve(record)))
        return { ours: rounds }
      },
    },
    {
      ...size,
      work: `${name}: memory`,
      unit: 'MB',
      bar: {},
      measure: () => inTurns(2, memory(people, hubs, 'ours'), memory(people, hubs, 'bare')),
    },
  ]
})
