import { auditLog, type AuditEntry, type AuditKind } from '@hubs/schema/audit'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { auditWords } from './audit-labels.ts'
import '#ui/ruled-table.css'
import '#ui/stacked-table.css'

export type AuditAsked = { kind: AuditKind | null; person: string | null }

function auditQuery({ kind, person }: AuditAsked) {
  const search = new URLSearchParams({ ...(kind && { kind }), ...(person && { person }) }).toString()
  return pagedQuery(['audit', kind, person], search ? `/audit?${search}` : '/audit', auditLog)
}

/** Who did what and when, latest first. */
export function AuditList({ asked, timeZone }: { asked: AuditAsked; timeZone: string }) {
  const query = useSuspenseInfiniteQuery(auditQuery(asked))
  const narrowed = asked.kind !== null || asked.person !== null
  return (
    <PagedList query={query} empty={<Nothing narrowed={narrowed} />} loading="Loading more…" tellsStale>
      {entries => (
        <div className="card">
          <table className="ruled-table stacked-table">
            <caption className="hidden-text">Audit log, latest first</caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(entry => (
                <Entry key={entry.id} {...{ entry, timeZone }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  )
}

function Entry({ entry, timeZone }: { entry: AuditEntry; timeZone: string }) {
  const { at, action, actor, subject, from } = entry
  return (
    <tr>
      <th scope="row" className="num">
        {shortDateTime(at, timeZone)}
      </th>
      <td data-name="Who">{actor ? <bdi>{actor.name}</bdi> : 'Not signed in'}</td>
      <td data-name="What">
        <span>
          {auditWords[action]}
          {subject && subject.id !== actor?.id && (
            <>
              :{' '}
              <Link to={paths.person(subject.id)}>
                <bdi>{subject.name}</bdi>
              </Link>
            </>
          )}
        </span>
      </td>
      <td data-name="From" className="num quiet">
        {from ?? (actor ? '' : 'The server')}
      </td>
    </tr>
  )
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  return (
    <EmptyState title="Nothing recorded">
      <p>{narrowed ? 'Choose something else to show.' : 'You’ll see here who signs in, and who changes what.'}</p>
    </EmptyState>
  )
}
