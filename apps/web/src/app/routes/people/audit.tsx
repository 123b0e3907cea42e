import { auditKind } from '@hubs/schema/audit'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router-dom'
import { auditKindWords } from '#features/operations/audit-labels.ts'
import { AuditList, type AuditAsked } from '#features/operations/audit-list.tsx'
import { personQuery } from '#features/staff/staff.queries.ts'
import { paths } from '#shared/paths.ts'
import { Field } from '#ui/fields/field.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import './audit.css'

export default onlyFor('audit:read', me => <Audit timeZone={me.school.timeZone} />)

/** For administrators: what happened, where an account may have been misused. */
function Audit({ timeZone }: { timeZone: string }) {
  const [search, setSearch] = useSearchParams()
  const { data: kind = null } = auditKind.safeParse(search.get('show'))
  const person = search.get('person')
  const asked: AuditAsked = { kind, person }
  const show = (next: string) =>
    setSearch({ ...(next && { show: next }), ...(person && { person }) }, { replace: true, preventScrollReset: true })
  return (
    <Page
      title="Audit log"
      back={person ? { to: paths.person(person), label: 'Person' } : { to: paths.home, label: 'Home' }}
      quiet
      lead="Who signed in, who changed accounts, roles, hub places and dates, and who downloaded data. It’s kept for 2 years, and never shows what anyone wrote."
    >
      <div className="audit-show">
        <Field kind="select" label="Show" value={kind ?? ''} onChange={event => show(event.target.value)}>
          <option value="">Everything</option>
          {auditKind.options.map(each => (
            <option key={each} value={each}>
              {auditKindWords[each]}
            </option>
          ))}
        </Field>
      </div>
      {person && (
        <Boundary waiting="Loading…" about={person}>
          <Only id={person} />
        </Boundary>
      )}
      <Boundary waiting="Loading the audit log…" about={`${kind} ${person}`}>
        <AuditList {...{ asked, timeZone }} />
      </Boundary>
    </Page>
  )
}

/** Whose it is about, and the way to everybody’s. */
function Only({ id }: { id: string }) {
  const { data } = useSuspenseQuery(personQuery(id))
  return (
    <p className="row wrap">
      <span>
        Only what <bdi>{data.name}</bdi> did, and what was done to their account.
      </span>
      <Link to={paths.audit}>Show everyone</Link>
    </p>
  )
}
