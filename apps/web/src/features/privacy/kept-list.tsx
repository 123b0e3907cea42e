import { keptKinds } from '@hubs/schema/retention'
import { useQuery } from '@tanstack/react-query'
import { get, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'

/** How long each kind of record is kept, for anyone to read. */
export function KeptList() {
  const { data, error, refetch } = useQuery({
    queryKey: ['kept-kinds'],
    queryFn: ({ signal }) => get('/public/retention', keptKinds, { signal }),
  })
  if (!data) {
    if (error) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
    return <Waiting what="Loading how long things are kept…" />
  }
  return (
    <Section title="How long it’s kept" words="A daily job removes each of these on time.">
      <dl>
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
      </dl>
    </Section>
  )
}
