import { allocate, type AllocationResult } from './allocate.ts'
import { changes } from './reasons.ts'
import type { AllocationRecord, Rule } from './record.ts'
import { rulesOf, withOnly, type RuleRef } from './rules-of.ts'

/** What there would be without a rule. */
export type Price = {
  rule: RuleRef
  /** How many more would have their first choice. Under the generous rule it can be fewer, where others gain. */
  firsts: number
  /** How many would have a higher choice, and how many a lower one. */
  better: number
  worse: number
  /** By how much the cost would fall. */
  cost: number
}

/**
 * The price of each thing that the record demands: what leaving it out alone would give. Those that are not worked out
 * within the seconds are left out.
 */
export async function pricesOf(
  record: AllocationRecord,
  result: AllocationResult,
  { seconds = Number.POSITIVE_INFINITY }: { seconds?: number } = {},
): Promise<Price[]> {
  const rules = rulesOf(record)
  const end = performance.now() + seconds * 1000
  const prices: Price[] = []
  for (const rule of rules) {
    const without = withOnly(
      record,
      rules.filter(other => other !== rule),
    )
    const left = (end - performance.now()) / 1000
    if (left <= 0) break
    const free = await allocate(without, { stayIn: result.assignments, seconds: left })
    if (free.status === 'out-of-time') continue
    // Fewer rules are never harder.
    if (free.status !== 'solved') throw new Error(`Without one rule, the allocation ended as ${free.status}.`)
    const { profile, cost, assignments } = free.result
    const { better, worse } = changes(record, result.assignments, assignments)
    prices.push({
      rule,
      firsts: (profile[0] ?? 0) - (result.profile[0] ?? 0),
      better,
      worse,
      cost: Math.round((result.cost - cost) * 1000) / 1000,
    })
  }
  return prices
}

/** The same record by each rule, to be set side by side; null where a rule ran out of time. */
export async function compareRules(record: AllocationRecord, options: { seconds?: number } = {}) {
  const rules: Rule[] = ['generous', 'least-dissatisfaction', 'most-firsts']
  const results: { rule: Rule; result: AllocationResult | null }[] = []
  for (const rule of rules) {
    const allocation = await allocate({ ...record, rule }, options)
    results.push({ rule, result: allocation.status === 'solved' ? allocation.result : null })
  }
  return results
}
