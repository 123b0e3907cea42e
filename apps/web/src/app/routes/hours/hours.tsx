import { can } from '@hubs/rules/can'
import { isolated } from '@hubs/rules/text/isolated'
import { useParams, useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { personalHoursQuery } from '#features/hours/hours.queries.ts'
import { AttendanceHistory } from '#features/hours/attendance-history.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

export default function HoursScreen() {
  const me = useMe()
  // Without an id it is one’s own, under an address that says nothing of whose.
  const { id = me.id } = useParams()
  if (!can(actorOf(me), 'hours:see', { schoolId: me.school.id, personId: id })) return <NotFoundScreen />
  return <Hours personId={id} own={id === me.id} />
}

type HoursProps = { personId: string; own: boolean }

/** Another year waits anew: a choice in the address would otherwise show the one before until it has come. */
function Hours(props: HoursProps) {
  const [params, setParams] = useSearchParams()
  const year = params.get('year')
  return (
    <RouteBoundary key={year} waiting="Loading hours…">
      {/* Years replace each other in the history: “back” leads to where one came from. */}
      <OfYear {...props} year={year} choose={each => setParams({ year: each }, { replace: true })} />
    </RouteBoundary>
  )
}

type OfYearProps = HoursProps & { year: string | null; choose: (year: string) => void }

function OfYear({ personId, own, year, choose }: OfYearProps) {
  const { data } = usePageQuery(personalHoursQuery(personId, year))
  const title = own ? 'My hours' : `Hours: ${isolated(data.person.name)}`
  return (
    <Page
      look="narrow-page"
      title={title}
      back={own ? { to: paths.account, label: 'Account' } : { to: paths.register, label: 'Attendance' }}
      quiet
      lead={
        own
          ? 'Only you and the coordinator can see this. It’s never used for appraisal.'
          : 'Only this person and the coordinator can see this. It’s never used for appraisal.'
      }
      more={
        data.programmes.length > 1 && (
          <Field kind="select" label="Year" value={data.programme.id} onChange={event => choose(event.target.value)}>
            {data.programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Field>
        )
      }
    >
      <AttendanceHistory hours={data} own={own} />
    </Page>
  )
}
