import type { Allocation, AllocationRule } from '@hubs/schema/choosing/allocations'
import { ruleNames } from '../choice-labels.ts'
import { profileNames } from './profile-table.tsx'
import { AllocationTable } from './allocation-table.tsx'

type RuleComparisonProps = {
  board: Allocation
  disabled: boolean
  /** The rule in use, or on its way to be. */
  chosen: AllocationRule
  onRule: (rule: AllocationRule) => void
}

/** The rules side by side, with what each gives; one of them is used. */
export function RuleComparison({ board, disabled, chosen, onRule }: RuleComparisonProps) {
  const names = profileNames(board.costs.length + 2)
  return (
    <AllocationTable label="How many people get each choice, by method">
      <thead>
        <tr>
          <th scope="col">Method</th>
          {names.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">Dissatisfaction</th>
        </tr>
      </thead>
      <tbody>
        {board.results.map(({ rule, profile, cost, unproved }) => (
          <tr key={rule} data-chosen={rule === chosen || undefined}>
            <th scope="row">
              <label className="allocation-rule">
                <input
                  type="radio"
                  name="rule"
                  checked={rule === chosen}
                  disabled={disabled}
                  onChange={() => onRule(rule)}
                />
                <span>{ruleNames[rule].name}</span>
              </label>
              <span className="s quiet">{unproved ?? ruleNames[rule].hint}</span>
            </th>
            {profile.map((count, n) => (
              <td key={names[n]} data-name={names[n]}>
                {count}
              </td>
            ))}
            <td data-name="Dissatisfaction">{cost}</td>
          </tr>
        ))}
      </tbody>
    </AllocationTable>
  )
}
