import { allocate, type Allocation, type AllocationResult } from '@hubs/allocation/allocate'
import { findConflict, type Conflict } from '@hubs/allocation/conflict'
import { pricesOf, type Price } from '@hubs/allocation/prices'
import { reasonFor, type Reason } from '@hubs/allocation/reasons'
import type { AllocationRecord, Rule } from '@hubs/allocation/record'
import { parentPort, workerData } from 'node:worker_threads'
import type { RuleResult } from '../../../store/tables/choosing.ts'
import { lowerThreadPriority } from '../../../work/thread-priority.ts'

export type Jobs = {
  /** The three rules on a record, and the prices of what it demands. */
  solve: {
    ask: { record: AllocationRecord; seconds: number }
    answer: { results: RuleResult[]; prices: Price[]; conflict: Conflict | null }
  }
  /** One rule on a record, where people have places already. */
  again: {
    ask: { record: AllocationRecord; seconds: number }
    answer: { assignments: Record<string, string> | null; conflict: Conflict | null }
  }
  /** Why everyone is where they are. */
  reasons: { ask: { record: AllocationRecord; result: AllocationResult }; answer: Record<string, Reason> }
}
export type Job = keyof Jobs

function solvedOf(rule: Rule, allocation: Allocation): RuleResult | null {
  if (allocation.status === 'solved') return { rule, result: allocation.result, gap: null }
  if (allocation.status !== 'out-of-time' || !allocation.best) return null
  const { best, step, found, proved } = allocation
  return { rule, result: best, gap: { step, found: found ?? 0, proved } }
}

const work: { [J in Job]: (ask: Jobs[J]['ask']) => Promise<Jobs[J]['answer']> } = {
  async solve({ record, seconds }) {
    const results: RuleResult[] = []
    for (const rule of ['generous', 'least-dissatisfaction', 'most-firsts'] as const) {
      const allocation = await allocate({ ...record, rule }, { seconds })
      if (allocation.status === 'infeasible') return { results: [], prices: [], conflict: await findConflict(record) }
      const solved = solvedOf(rule, allocation)
      if (solved) results.push(solved)
    }
    const generous = results.find(({ rule, gap }) => rule === 'generous' && !gap)
    return { results, prices: generous ? await pricesOf(record, generous.result, { seconds }) : [], conflict: null }
  },
  async again({ record, seconds }) {
    const allocation = await allocate(record, { seconds })
    if (allocation.status === 'infeasible') return { assignments: null, conflict: await findConflict(record) }
    const found = allocation.status === 'solved' ? allocation.result : allocation.best
    return { assignments: found?.assignments ?? null, conflict: null }
  },
  async reasons({ record, result }) {
    const reasons: [string, Reason][] = []
    for (const { id } of record.people) reasons.push([id, await reasonFor(record, result, id)])
    return Object.fromEntries(reasons)
  },
}

lowerThreadPriority()
const { job, ask } = workerData as { job: Job; ask: never }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await work[job](ask))
