import { hoursInWords } from '@hubs/rules/hours'
import { isolated } from '@hubs/rules/text/isolated'
import type { YearRegister } from '@hubs/schema/hours'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'
import { WideTable } from '#ui/wide-table.tsx'
import { markWords } from './hours-labels.ts'
import './hours.css'

type Group = YearRegister['groups'][number]
type RegisterViewProps = {
  register: YearRegister
  personTo: (id: string) => string
}

/** The register of the year, a table for each group. */
export function RegisterView({ register, ...ways }: RegisterViewProps) {
  return (
    <>
      {register.groups.map(group => (
        <Section key={group.id} title={titleOf(group)} words={summary(group)}>
          {group.people.length === 0 ? (
            <EmptyState inSection title="No one in this group yet">
              <p>When people are in this hub, you’ll find their attendance here.</p>
            </EmptyState>
          ) : (
            <GroupTable group={group} {...ways} />
          )}
        </Section>
      ))}
    </>
  )
}

/** A hub with one group goes by its own name. */
const titleOf = ({ hubName, groupName }: Group) => (groupName === null ? hubName : `${hubName}, ${groupName}`)

/** "31 of 36 attended, 2 caught up": of the meetings that were held, whom the register says something of. */
function summary({ people, meetings }: Group): string | undefined {
  const held = new Set(meetings.flatMap(({ status }, at) => (status === 'ended' ? [at] : [])))
  const marks = people.flatMap(person =>
    person.marks.filter((mark, at) => held.has(at) && mark !== null && mark !== 'unknown'),
  )
  if (marks.length === 0) return 'No register has been taken yet.'
  const present = marks.filter(mark => mark === 'present').length
  const caughtUp = marks.filter(mark => mark === 'caught-up').length
  return `${present} of ${marks.length} attended${caughtUp > 0 ? `, and ${caughtUp} caught up` : ''}.`
}

function GroupTable({ group, personTo }: Omit<RegisterViewProps, 'register'> & { group: Group }) {
  const withHours = group.people.some(({ totals }) => totals !== null)
  return (
    <WideTable label={`Attendance: ${titleOf(group)}`}>
      <table className="register-table num">
        <thead>
          <tr>
            <th scope="col">Name</th>
            {group.meetings.map(({ id, date, status }) => (
              <th scope="col" key={id}>
                <Link to={paths.meeting(id)}>{shortDay(date)}</Link>
                {status === 'cancelled' && (
                  <>
                    <br />
                    <span className="quiet">Cancelled</span>
                  </>
                )}
              </th>
            ))}
            {withHours && <th scope="col">Hours</th>}
          </tr>
        </thead>
        <tbody>
          {group.people.map(({ person, marks, totals }) => (
            <tr key={person.id}>
              <th scope="row">
                <bdi>{person.name}</bdi>
              </th>
              {group.meetings.map(({ id, status }, at) => {
                const mark = marks[at] ?? null
                // Before a meeting ends, "unknown" only says that nobody has asked yet.
                const shown = mark !== null && (status === 'ended' || mark !== 'unknown')
                return (
                  <td key={id} data-mark={shown ? mark : undefined}>
                    {shown ? markWords[mark] : <span className="hidden-text">Nothing recorded</span>}
                  </td>
                )
              })}
              {withHours && (
                <td>
                  {totals && (
                    <Link to={personTo(person.id)} aria-label={`${hoursInWords(totals.all)}: ${isolated(person.name)}`}>
                      {hoursInWords(totals.all)}
                    </Link>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
