import { useSuspenseQuery } from '@tanstack/react-query'
import { HubIcon } from '#features/hubs/hub-icon.tsx'
import { OutcomesFigures } from '#features/reports/outcomes-figures.tsx'
import { outcomesReportQuery } from '#features/reports/reports.queries.ts'
import { paths } from '#app/paths.ts'

/** What every hub works toward, and how far it has come. */
export function ReportOutcomes({ programme }: { programme: string }) {
  const { data } = useSuspenseQuery(outcomesReportQuery(programme))
  return (
    <>
      <p className="quiet">Each hub has its own outcomes, so these are only shown by hub.</p>
      <OutcomesFigures
        report={data}
        hubTo={slug => paths.outcomes(slug, data.programme.name)}
        renderIcon={slug => <HubIcon slug={slug} />}
      />
    </>
  )
}
