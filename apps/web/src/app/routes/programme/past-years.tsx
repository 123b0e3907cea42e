import { useSuspenseQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { yearsQuery } from '#features/programmes/next-year/next-year.queries.ts'
import { PastYearCard, UndoStart } from '#features/programmes/next-year/past-years.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths, registerOf } from '#shared/paths.ts'
import '../narrow-page.css'

/** The years that are over: everything of them to read. */
export default function PastYearsScreen() {
  const me = useMe()
  const { data } = useSuspenseQuery(yearsQuery())
  const seesRegister = can(actorOf(me), 'hours:correct', { schoolId: me.school.id })
  return (
    <Page
      look="narrow-page"
      title="Past years"
      lead="You can read everything from earlier years, but nothing in it can be changed. Your own past meetings and plans are on their usual pages."
      aside={
        <div className="row wrap">
          <LinkButton to={paths.meetings}>Meetings</LinkButton>
          <LinkButton to={paths.plans}>My plans</LinkButton>
        </div>
      }
    >
      <UndoStart years={data} />
      {data.items.length === 0 && (
        <EmptyState title="No past years yet">
          <p>
            <bdi>{data.current.name}</bdi> is your school’s first year here. When the next one starts, you’ll find it
            here.
          </p>
        </EmptyState>
      )}
      {data.items.map(year => (
        <PastYearCard
          key={year.id}
          year={year}
          aside={
            <div className="row wrap">
              {seesRegister && <LinkButton to={registerOf(year.id)}>Attendance</LinkButton>}
              {year.mine && <LinkButton to={paths.hours}>My hours</LinkButton>}
            </div>
          }
        />
      ))}
    </Page>
  )
}
