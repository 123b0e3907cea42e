import { isolated } from '@hubs/rules/text/isolated'
import type { AddPlacementRule, PlacementRule, PlacementRuleKind } from '@hubs/schema/choosing/placement-rules'

export const ruleKinds: { value: PlacementRuleKind; label: string }[] = [
  { value: 'must-not', label: 'Can’t be in a hub' },
  { value: 'pin', label: 'Has to be in a hub' },
  { value: 'together', label: 'In the same group as someone' },
  { value: 'apart', label: 'Not in the same group as someone' },
]

/** "Ann can’t be in Feedback & Critique", as text alone. */
export function ruleText({ kind, name, otherName, hubName }: PlacementRule): string {
  const both = `${isolated(name)} and ${isolated(otherName ?? '')}`
  switch (kind) {
    case 'pin':
      return `${isolated(name)} has to be in ${hubName}`
    case 'must-not':
      return `${isolated(name)} can’t be in ${hubName}`
    case 'together':
      return `${both} are in the same group`
    case 'apart':
      return `${both} aren’t in the same group`
  }
}

/** The rule itself, without what the server adds. */
export function demandOf({ kind, personId, otherId, hubSlug, reason }: PlacementRule): AddPlacementRule {
  return kind === 'pin' || kind === 'must-not'
    ? { kind, personId, hubSlug: hubSlug ?? '', reason }
    : { kind, personId, otherId: otherId ?? '', reason }
}
