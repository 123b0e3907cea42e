import { serverVersion } from '@hubs/schema/server-version'
import { count } from '@hubs/rules/text/words'
import { useSuspenseQuery } from '@tanstack/react-query'
import Clock from 'lucide-react/icons/clock'
import { get } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Section } from '#ui/page/section.tsx'

/** Which version runs, and once it was installed long ago, whom to ask for a newer one. */
export function ServerVersion({ timeZone }: { timeZone: string }) {
  const { data } = useSuspenseQuery({
    queryKey: ['server-version'],
    queryFn: ({ signal }) => get('/server-version', serverVersion, { signal }),
  })
  const { version, installedAt, monthsBehind } = data
  return (
    <Section title="Version">
      <p>
        Learning Hubs {version}
        {installedAt !== null && `, installed on ${shortDate(installedAt, timeZone)}`}
      </p>
      {monthsBehind !== null && (
        <CalmNote icon={<Clock className="icon" aria-hidden />}>
          <p>
            This version was installed {count(monthsBehind, 'month')} ago. Ask your technician whether there’s a newer
            one.
          </p>
        </CalmNote>
      )}
    </Section>
  )
}
