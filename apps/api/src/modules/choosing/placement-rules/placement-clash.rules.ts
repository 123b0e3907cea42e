import { isolated } from '@hubs/rules/text/isolated'
import type { PlacementRuleRow } from '../allocations/placement-rules.repo.ts'

type Demand = Pick<PlacementRuleRow, 'kind' | 'personId' | 'otherPersonId' | 'hubId'>
type Clash = { field: 'otherId' | 'hubSlug'; sentence: string }
type PlacementLookups = {
  nameOf: (personId: string) => string
  hubName: (hubId: string) => string
  /** The hub in which someone leads a group. */
  ledBy: (personId: string) => string | undefined
}

const isPair = ({ kind }: Demand) => kind === 'together' || kind === 'apart'

const samePair = (a: Demand, b: Demand) =>
  (a.personId === b.personId && a.otherPersonId === b.otherPersonId) ||
  (a.personId === b.otherPersonId && a.otherPersonId === b.personId)

function pairClash(demand: Demand, others: readonly Demand[], { nameOf }: PlacementLookups): Clash | null {
  const field = 'otherId'
  if (demand.personId === demand.otherPersonId) return { field, sentence: 'Choose two different people.' }
  const stored = others.find(other => isPair(other) && samePair(other, demand))
  if (!stored) return null
  const both = `${isolated(nameOf(demand.personId))} and ${isolated(nameOf(demand.otherPersonId ?? ''))}`
  return stored.kind === demand.kind
    ? { field, sentence: `There’s already a rule that keeps ${both} ${demand.kind}.` }
    : { field, sentence: `Another rule keeps ${both} ${stored.kind}. Change or remove that one first.` }
}

function hubClash(
  demand: Demand,
  others: readonly Demand[],
  { nameOf, hubName, ledBy }: PlacementLookups,
): Clash | null {
  const field = 'hubSlug'
  const name = isolated(nameOf(demand.personId))
  const led = ledBy(demand.personId)
  if (led !== undefined && (demand.kind === 'pin') !== (led === demand.hubId))
    return {
      field,
      sentence: `${name} is a facilitator in ${hubName(led)}, and facilitators stay with their group. Choose another facilitator there first.`,
    }
  const own = others.filter(other => other.personId === demand.personId && !isPair(other))
  const same = own.find(({ kind, hubId }) => kind === demand.kind && hubId === demand.hubId)
  if (same) return { field, sentence: `There’s already a rule that says this about ${name}.` }
  const pinned = own.find(({ kind }) => kind === 'pin')
  if (pinned && (demand.kind === 'pin' || pinned.hubId === demand.hubId))
    return {
      field,
      sentence: `Another rule keeps ${name} in ${hubName(pinned.hubId ?? '')}. Change or remove that one first.`,
    }
  if (demand.kind === 'pin' && own.some(({ hubId }) => hubId === demand.hubId))
    return {
      field,
      sentence: `Another rule keeps ${name} out of ${hubName(demand.hubId ?? '')}. Change or remove that one first.`,
    }
  return null
}

/** Why a rule can’t be made beside the others, at its field; null where it can. Longer clashes come out when it is solved. */
export function clashOf(demand: Demand, others: readonly Demand[], school: PlacementLookups): Clash | null {
  return isPair(demand) ? pairClash(demand, others, school) : hubClash(demand, others, school)
}
