import type { Allocation } from '@hubs/schema/choosing/allocations'
import { AllocationTable } from './allocation-table.tsx'

const signed = (n: number) => (n > 0 ? `+${n}` : String(n))

/** What each rule costs: what there would be without it. Those that cost nothing are left out. */
export function RulePrices({ prices, unpriced }: Pick<Allocation, 'prices' | 'unpriced'>) {
  const dear = prices.filter(price => price.cost > 0 || price.firsts > 0).toSorted((a, b) => b.cost - a.cost)
  return (
    <>
      {dear.length === 0 && unpriced === 0 && <p>No rule costs anyone a higher choice.</p>}
      {dear.length > 0 && <PriceTable dear={dear} />}
      {unpriced > 0 && (
        <p className="quiet">
          {unpriced === 1 ? 'One rule wasn’t' : `${unpriced} rules weren’t`} priced: there wasn’t time.
        </p>
      )}
    </>
  )
}

function PriceTable({ dear }: { dear: Allocation['prices'] }) {
  return (
    <AllocationTable label="What would change without each rule">
      <thead>
        <tr>
          <th scope="col">Without this rule</th>
          <th scope="col">First choices</th>
          <th scope="col">People with a higher choice</th>
          <th scope="col">Dissatisfaction</th>
        </tr>
      </thead>
      <tbody>
        {dear.map(({ sentence, firsts, better, cost }) => (
          <tr key={sentence}>
            <th scope="row">{sentence}</th>
            <td data-name="First choices">{signed(firsts)}</td>
            <td data-name="People with a higher choice">{better}</td>
            <td data-name="Dissatisfaction">{signed(-cost)}</td>
          </tr>
        ))}
      </tbody>
    </AllocationTable>
  )
}
