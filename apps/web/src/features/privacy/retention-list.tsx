import { useSuspenseQuery } from '@tanstack/react-query'
import { keptKinds } from '@hubs/schema/retention'
import { get } from '#lib/api-client.ts'
import { Section } from '#ui/page/section.tsx'
import './retention-list.css'

/** How long each kind of record is kept, for anyone to read. */
export function RetentionList() {
  const { data } = useSuspenseQuery({
    queryKey: ['kept-kinds'],
    queryFn: ({ signal }) => get('/public/retention', keptKinds, { signal }),
  })
  return (
    <Section title="How long it’s kept" words="A daily job removes each of these on time.">
      <dl className="retention-list">
        {data.kinds.map(each => (
          <div key={each.kind}>
            <dt>
              <strong>{each.about}</strong>
            </dt>
            <dd>
              {each.keptFor}. {each.why}
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <strong>Plans, reports, minutes, attendance and comments</strong>
          </dt>
          <dd>For as long as you work here. They’re the work of your hub.</dd>
        </div>
        <div>
          <dt>
            <strong>Comments from visitors</strong>
          </dt>
          <dd>
            Until the school removes them, with the name you gave. Your email address is deleted 30 days after your
            comment is approved or rejected, and a rejected comment is deleted with it.
          </dd>
        </div>
      </dl>
    </Section>
  )
}
