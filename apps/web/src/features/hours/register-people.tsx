import { isolated } from '@hubs/rules/text/isolated'
import { hoursInWords } from '@hubs/rules/hours'
import type { RegisterMark, YearRegister } from '@hubs/schema/hours'
import { Link } from 'react-router-dom'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { markWords } from './hours-labels.ts'
import '#ui/stacked-table.css'
import './hours.css'

type Row = {
  id: string
  name: string
  hubs: string[]
  counts: Record<RegisterMark, number>
  hours: number | null
}

/** The marks of somebody with no meeting held yet. */
const none = { present: 0, apologies: 0, absent: 0, unknown: 0, 'caught-up': 0 }

/** Each person once, whatever groups they were in, counted over the meetings that were held. */
function peopleOf({ groups }: YearRegister): Row[] {
  const rows = new Map<string, Row>()
  for (const { hubName, meetings, people } of groups)
    for (const { person, marks, totals } of people) {
      const row = rows.get(person.id) ?? { ...person, hubs: [], counts: { ...none }, hours: totals?.all ?? null }
      row.hubs.push(hubName)
      for (const [at, mark] of marks.entries())
        if (mark !== null && meetings[at]?.status === 'ended') row.counts[mark]++
      rows.set(person.id, row)
    }
  return [...rows.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The register of the year by person: how often each was there, over all their groups. */
export function RegisterPeople({ register, personTo }: { register: YearRegister; personTo: (id: string) => string }) {
  const people = peopleOf(register)
  // The server gives hours only to those who may see them: the column is there where any came.
  const withHours = people.some(({ hours }) => hours !== null)
  if (people.length === 0)
    return (
      <EmptyState title="No one in a hub yet">
        <p>When people are in a hub, you’ll find their attendance here.</p>
      </EmptyState>
    )
  return (
    <div className="card">
      <table className="register-table stacked-table num" data-figures>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Hub</th>
            <th scope="col">{markWords.present}</th>
            <th scope="col">{markWords['caught-up']}</th>
            <th scope="col">{markWords.apologies}</th>
            <th scope="col">{markWords.absent}</th>
            {withHours && <th scope="col">Hours</th>}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, hubs, counts, hours }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td data-whole>{hubs.join(', ')}</td>
              <td data-name={markWords.present}>{counts.present}</td>
              <td data-name={markWords['caught-up']}>{counts['caught-up']}</td>
              <td data-name={markWords.apologies}>{counts.apologies}</td>
              <td data-name={markWords.absent} data-mark={counts.absent > 0 ? 'absent' : undefined}>
                {counts.absent}
              </td>
              {withHours && (
                <td data-name="Hours" data-whole>
                  {hours !== null && (
                    <Link to={personTo(id)} aria-label={`${hoursInWords(hours)}: ${isolated(name)}`}>
                      {hoursInWords(hours)}
                    </Link>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
