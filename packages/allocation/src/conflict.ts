import type { Highs } from 'highs'
import { layOut } from './layout.ts'
import { problemOf } from './problem.ts'
import { loadSolver, Program } from './program.ts'
import type { AllocationRecord } from './record.ts'
import { boundless, rulesOf, withOnly, withSize, type RuleRef } from './rules-of.ts'

/** A rule of those that clash, given up or given way by alone: what is then possible. */
type Relaxation = {
  rule: RuleRef
  /** The nearest size that is possible, for a minimum or maximum. */
  size?: number
}

/** Why nothing satisfies a record. */
export type Conflict = {
  people: number
  /** The sums of the sizes of the hubs that have to run, and of all groups there may be. */
  minimums: number
  places: number
  /** They cannot all hold, but any of them can be left out and the others hold. */
  rules: RuleRef[]
  /** Each rule that alone would make everything possible. None where rules clash elsewhere, too. */
  relaxations: Relaxation[]
  /** Each hub of theirs that alone would make everything possible, if it could be closed or split into one more group. */
  hubs: { hub: string; may: 'close' | 'split' }[]
}

/** Whether anything satisfies the record. */
function isPossible(highs: Highs, record: AllocationRecord): boolean {
  const layout = layOut(problemOf(record))
  using program = new Program(highs, layout, Number.POSITIVE_INFINITY)
  return program.minimise(new Float64Array(layout.matrix.width)) === 'optimal'
}

/** QuickXplain (Junker 2004): of rules that cannot hold beside the held ones, those that do it, none too many. */
function clashing(
  possible: (rules: RuleRef[]) => boolean,
  held: RuleRef[],
  added: boolean,
  rules: RuleRef[],
): RuleRef[] {
  if (added && !possible(held)) return []
  if (rules.length <= 1) return rules
  const half = Math.ceil(rules.length / 2)
  const [first, second] = [rules.slice(0, half), rules.slice(half)]
  const ofSecond = clashing(possible, [...held, ...first], first.length > 0, second)
  const ofFirst = clashing(possible, [...held, ...ofSecond], ofSecond.length > 0, first)
  return [...ofFirst, ...ofSecond]
}

/** The size nearest to what the rule demands with which everything is possible; the rule given up altogether is. */
function nearestSize(possible: (record: AllocationRecord) => boolean, record: AllocationRecord, rule: RuleRef) {
  if (rule.kind !== 'min' && rule.kind !== 'max') return undefined
  const { kind, hub, size } = rule
  let [far, near] = [kind === 'min' ? 0 : boundless(record), size]
  while (Math.abs(far - near) > 1) {
    const middle = Math.trunc((far + near) / 2)
    if (possible(withSize(record, kind, hub, middle))) far = middle
    else near = middle
  }
  return far
}

/** Hubs that have a size among these rules, each with what it would have to be allowed for everything to be possible. */
function freedHubs(possible: (record: AllocationRecord) => boolean, record: AllocationRecord, rules: RuleRef[]) {
  return rules.flatMap((rule): Conflict['hubs'] => {
    if (rule.kind !== 'min' && rule.kind !== 'max') return []
    const may = rule.kind === 'min' ? 'close' : 'split'
    const hubs = record.hubs.map(hub => {
      if (hub.id !== rule.hub) return hub
      return may === 'close' ? { ...hub, closable: true } : { ...hub, groups: (hub.groups ?? 1) + 1 }
    })
    const hasIt = may === 'close' && record.hubs.some(hub => hub.id === rule.hub && hub.closable)
    // Whoever is pinned to what they lead is there only if it runs.
    const people = record.people.map(({ pin, ...person }) =>
      may === 'split' || pin === undefined || pin !== person.leads || pin !== rule.hub ? { ...person, pin } : person,
    ) as AllocationRecord['people']
    return !hasIt && possible({ ...record, people, hubs }) ? [{ hub: rule.hub, may }] : []
  })
}

/** Finds which rules of an impossible record clash, and what would make it possible. */
export async function findConflict(record: AllocationRecord): Promise<Conflict> {
  const highs = await loadSolver()
  const all = rulesOf(record)
  const possible = (given: AllocationRecord) => isPossible(highs, given)
  const rules = clashing(held => possible(withOnly(record, held)), [], false, all)
  const relaxations = rules
    .filter(rule =>
      possible(
        withOnly(
          record,
          all.filter(other => other !== rule),
        ),
      ),
    )
    .map(rule => ({ rule, size: nearestSize(possible, record, rule) }))
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0)
  return {
    people: record.people.length,
    minimums: sum(record.hubs.map(hub => (hub.closable ? 0 : hub.min))),
    places: sum(record.hubs.map(hub => hub.max * (hub.groups ?? 1))),
    rules,
    relaxations,
    hubs: freedHubs(possible, record, rules),
  }
}
