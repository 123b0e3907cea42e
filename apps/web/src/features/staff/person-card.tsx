import type { Person } from '@hubs/schema/staff'
import { fieldsInWords, fieldsOf } from './person-labels.ts'
import './person-card.css'

/** A person to read, for those who may not change people. */
export function PersonCard({ person }: { person: Person }) {
  return (
    <div className="card col">
      <dl className="person-card">
        {fieldsInWords(fieldsOf(person)).map(({ label, now }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{now || 'Not given'}</dd>
          </div>
        ))}
      </dl>
      <p className="s quiet">Only an administrator can change this.</p>
    </div>
  )
}
