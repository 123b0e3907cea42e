import { isolated } from '@hubs/rules/text/isolated'
import { useSuspenseQuery } from '@tanstack/react-query'
import { TrialReport } from '#features/trials/trial-report.tsx'
import { trialReportQuery } from '#features/trials/trials.queries.ts'
import { StackChart } from '#ui/charts/stack-chart.tsx'
import { Section } from '#ui/page/section.tsx'

/** Strategies in use: the most tried as a picture, and the table of hubs. */
export function ReportStrategies({ programme }: { programme: string }) {
  const { data } = useSuspenseQuery(trialReportQuery(programme))
  return (
    <>
      <p className="quiet">
        Only shown by hub, over the whole year. Shown in more detail, these figures could identify people.
      </p>
      {data.strategies.length > 0 && (
        <Section title="Most tried" words="Each was tried by five people or more. Open one below to read its trials.">
          <StackChart
            title="How many times each was tried"
            series={[{ key: 'times', label: 'Times tried' }]}
            rows={data.strategies.map(({ name, times }) => ({
              label: `${isolated(name)}: ${times}`,
              values: { times },
            }))}
          />
        </Section>
      )}
      <TrialReport programme={programme} />
    </>
  )
}
