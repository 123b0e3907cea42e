import { useSuspenseQuery } from '@tanstack/react-query'
import { retention } from '@hubs/schema/retention'
import { get } from '#lib/api-client.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'

/** What the daily job will remove within a month, before it does. */
export function AboutToGo() {
  const { data } = useSuspenseQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => get('/retention', retention, { signal }),
  })
  const due = data.kinds.filter(each => each.soon > 0)
  return (
    <Section
      title="What will be removed"
      words={`A daily job removes records once they’ve been kept for long enough. This is what goes within ${data.soonDays} days.`}
    >
      {due.length === 0 ? (
        <EmptyState title="Nothing to remove" inSection>
          <p>No records will reach their limit in the next {data.soonDays} days.</p>
        </EmptyState>
      ) : (
        <ul>
          {due.map(each => (
            <li key={each.kind}>
              {each.about}: {each.soon}
              {each.now > 0 && `, ${each.now} of them today`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
