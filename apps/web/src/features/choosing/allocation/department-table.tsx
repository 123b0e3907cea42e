import type { Allocation } from '@hubs/schema/choosing/allocations'
import { AllocationTable } from './allocation-table.tsx'

/** The same in each column, so that bars can be compared across them. */
const LONGEST_REM = 4

/** How each department is shared out among the hubs: a chart that is its own table. */
export function DepartmentTable({ hubs, people }: Pick<Allocation, 'hubs' | 'people'>) {
  const departments = [...new Set(people.map(({ department }) => department))].toSorted((a, b) => a.localeCompare(b))
  const count = (department: string, slug: string) =>
    people.filter(person => person.department === department && person.hubSlug === slug).length
  const most = Math.max(1, ...departments.flatMap(department => hubs.map(({ slug }) => count(department, slug))))
  return (
    <AllocationTable label="People of each department, by hub">
      <thead>
        <tr>
          <th scope="col">Department</th>
          {hubs.map(({ slug, name }) => (
            <th key={slug} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {departments.map(department => (
          <tr key={department}>
            <th scope="row">{department || 'No department'}</th>
            {hubs.map(({ slug, name }) => (
              <td key={slug} data-hub={slug} data-name={name}>
                <span className="department-count">
                  <span
                    className="department-bar"
                    aria-hidden
                    style={{ inlineSize: `${(count(department, slug) / most) * LONGEST_REM}rem` }}
                  />
                  {count(department, slug)}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </AllocationTable>
  )
}
