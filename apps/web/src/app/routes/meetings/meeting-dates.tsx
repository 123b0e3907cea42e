import { useSuspenseQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { datesQuery } from '#features/meetings/use-dates.ts'
import { DatesTable } from '#features/meetings/dates-table.tsx'
import { dayNames } from '#features/programmes/day-names.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { onlyFor } from '../only-for.tsx'

export default onlyFor('programme:edit', () => <MeetingDatesView />)

function MeetingDatesView() {
  return (
    <Page
      title="Meeting dates"
      back={{ to: paths.programme, label: 'Programme' }}
      more={
        <QuietBoundary>
          <Usual />
        </QuietBoundary>
      }
    >
      <Boundary waiting="Loading dates…">
        <Dates />
      </Boundary>
    </Page>
  )
}

/** What the dates are proposed from. */
function Usual() {
  const { usual } = useSuspenseQuery(datesQuery()).data
  return (
    <>
      <p className="lead">
        Proposed from your usual meeting, {dayNames[usual.day]}s at {usual.startsAt}
        {usual.place && `, ${usual.place}`}. Closures are left out, exams and the first and last week of a half term are
        avoided, and another day is proposed where a quarter of a group doesn’t work on the usual one.
      </p>
      <div className="row wrap">
        <LinkButton to={`${paths.programme}#usual`}>Change the usual meeting</LinkButton>
        <LinkButton to={`${paths.programme}#closures`} look="ghost">
          Closures and INSET days
        </LinkButton>
      </div>
    </>
  )
}

/** The same question as above the list, asked once for both. */
function Dates() {
  const { data } = useSuspenseQuery(datesQuery())
  const say = useToast()
  return (
    <DatesTable
      dates={data}
      onMoved={moved => say(`${capital(count(moved, 'meeting'))} dated.`)}
      whereNone={<LinkButton to={paths.firstSteps}>Back to Getting started</LinkButton>}
    />
  )
}
