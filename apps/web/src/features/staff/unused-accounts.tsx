import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { UNUSED_AFTER_DAYS } from '@hubs/rules/unused-accounts'
import { unusedAccounts, type UnusedAccount } from '@hubs/schema/unused-accounts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { shortDate } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import '#ui/ruled-table.css'
import './people-table.css'

/** Sign-ins are on record for two years. Of an earlier one no more is known than that. */
const ON_RECORD_MS = 730 * DAY_MS

/** Whose account nobody has used for long, for an administrator to ask whether they still work here. */
export function UnusedAccounts({ timeZone }: { timeZone: string }) {
  const query = useSuspenseInfiniteQuery(pagedQuery(['people', 'unused'], '/people/unused', unusedAccounts))
  return (
    <Section
      title={`Accounts not used for ${UNUSED_AFTER_DAYS} days`}
      words="If someone here no longer works at the school, open their page and mark them as left. Then no one can use their account."
    >
      <PagedList query={query} empty={<AllInUse />} loading="Loading more people…">
        {people => (
          <table className="ruled-table people-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Last used</th>
              </tr>
            </thead>
            <tbody>
              {people.map(each => (
                <tr key={each.id}>
                  <th scope="row">
                    <Link to={paths.person(each.id)}>{isolated(each.name)}</Link>
                  </th>
                  <td className="num">{lastUsed(each, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </PagedList>
    </Section>
  )
}

function lastUsed({ lastUsedAt }: UnusedAccount, timeZone: string): string {
  if (lastUsedAt === null) return 'Never'
  return Date.now() - Date.parse(lastUsedAt) > ON_RECORD_MS ? 'Over 2 years ago' : shortDate(lastUsedAt, timeZone)
}

function AllInUse() {
  return (
    <EmptyState title="No unused accounts" inSection>
      <p>Everyone who can sign in has done so in the last {UNUSED_AFTER_DAYS} days, or was invited in that time.</p>
    </EmptyState>
  )
}
