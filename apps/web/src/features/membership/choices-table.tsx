import { isolated } from '@hubs/rules/text/isolated'
import type { ChoiceRow } from '@hubs/schema/membership/membership'
import { shortDateTime } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Button } from '#ui/button.tsx'
import { choiceStatus } from './choices-filter.ts'
import './choices-table.css'

type ChoicesTableProps = {
  rows: readonly ChoiceRow[]
  onPlace: (row: ChoiceRow) => void
  timeZone: string
}

/** Who is where. Each row has one thing to do: place the person, or move them. */
export function ChoicesTable({ rows, onPlace, timeZone }: ChoicesTableProps) {
  return (
    <table className="choices-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Department</th>
          <th scope="col">Hub</th>
          <th scope="col">
            <span className="hidden-text">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.personId}>
            <th scope="row">{row.name}</th>
            <td className="quiet">
              {row.department}
              {row.staffKind === 'support' && (row.department ? ', support staff' : 'Support staff')}
            </td>
            <td>
              <Standing row={row} timeZone={timeZone} />
            </td>
            <td>
              <Button
                onPress={() => onPlace(row)}
                aria-label={`${row.hubSlug ? 'Change hub' : 'Add to a hub'}: ${isolated(row.name)}`}
              >
                {row.hubSlug ? 'Change hub' : 'Add to a hub'}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Standing({ row, timeZone }: { row: ChoiceRow; timeZone: string }) {
  if (row.hubSlug && row.hubName) return <HubChip slug={row.hubSlug} name={row.hubName} />
  const asked = row.staffKind === 'teaching' && row.rankedAt === null
  return (
    <>
      <span className={asked ? 'choices-without' : 'quiet'}>{choiceStatus(row)}</span>
      {asked && !row.accepted && <span className="s quiet choices-reminded"> Invitation not accepted yet</span>}
      {asked && row.remindedAt && (
        <span className="s quiet choices-reminded"> Reminded {shortDateTime(row.remindedAt, timeZone)}</span>
      )}
    </>
  )
}
