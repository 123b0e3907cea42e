import { importField, type ImportField, type ImportPreview } from '@hubs/schema/people-import'
import { Field } from '#ui/fields/field.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'

const fieldWords: Record<ImportField, string> = {
  name: 'Name',
  givenName: 'First name',
  familyName: 'Surname',
  preferredName: 'Known as',
  email: 'Email address',
  staffKind: 'Teaching or support',
  job: 'Job title',
  department: 'Department',
  workingDays: 'Working days',
}

type ImportColumnsProps = {
  columns: ImportPreview['columns']
  remembered: boolean
  problem: string | undefined
  onChange: (index: number, field: ImportField | null) => void
}

/** What each column holds: guessed from its name, set right once, and remembered. */
export function ImportColumns({ columns, remembered, problem, onChange }: ImportColumnsProps) {
  return (
    <section className="col" aria-labelledby="import-columns">
      <div>
        <h2 id="import-columns">Columns</h2>
        <p className="quiet">
          {remembered
            ? 'As you set them last time.'
            : 'Check what each column is. It’s remembered for the next list with the same columns.'}
        </p>
      </div>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="import-columns">
        {columns.map((each, index) => (
          <Field
            key={`${index} ${each.name}`}
            kind="select"
            label={<bdi>{each.name || `Column ${index + 1}`}</bdi>}
            hint={each.sample && `For example, ${each.sample}`}
            value={each.field ?? ''}
            onChange={event => onChange(index, importField.safeParse(event.target.value).data ?? null)}
          >
            <option value="">Don’t import</option>
            {importField.options.map(option => (
              <option key={option} value={option}>
                {fieldWords[option]}
              </option>
            ))}
          </Field>
        ))}
      </div>
    </section>
  )
}
