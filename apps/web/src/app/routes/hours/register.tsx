import { useSuspenseQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { registerQuery } from '#features/hours/hours.queries.ts'
import { RegisterDownloads } from '#features/hours/register-downloads.tsx'
import { RegisterPeople } from '#features/hours/register-people.tsx'
import { RegisterView } from '#features/hours/register-view.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'

export default function RegisterScreen() {
  const me = useMe()
  const [params, setParams] = useSearchParams()
  if (!can(actorOf(me), 'register:year', { schoolId: me.school.id })) return <NotFoundScreen />
  // A facilitator has the register of their own group, a coordinator that of the school.
  const whole = can(actorOf(me), 'hours:correct', { schoolId: me.school.id })
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    // “Back” leads to the page before, not through each year and each way of showing it.
    setParams(next, { replace: true })
  }
  const year = params.get('year')
  return (
    <Page
      title="Attendance"
      back={year === null ? { to: paths.meetings, label: 'Meetings' } : { to: paths.years, label: 'Past years' }}
      quiet
      lead={
        whole
          ? 'The register of each year, by hub or by person. It’s never used for appraisal.'
          : 'The register of your group over the year. It’s never used for appraisal.'
      }
    >
      <Boundary waiting="Loading attendance…" about={year ?? 'current'}>
        <Register year={year} by={params.get('by') === 'person' ? 'person' : 'hub'} set={set} whole={whole} />
      </Boundary>
    </Page>
  )
}

type RegisterProps = {
  /** The id of a programme; null for the current one. */
  year: string | null
  by: 'hub' | 'person'
  set: (name: string, value: string) => void
  whole: boolean
}

function Register({ year, by, set, whole }: RegisterProps) {
  const { data } = useSuspenseQuery(registerQuery(year))
  // A name leads to the same year’s hours.
  const personTo = (id: string) => `${paths.hoursOf(id)}${year === null ? '' : `?year=${encodeURIComponent(year)}`}`
  return (
    <>
      <div className="row wrap no-print">
        {data.programmes.length > 1 && (
          <Field
            kind="select"
            label="Year"
            value={data.programme.id}
            onChange={event => set('year', event.target.value)}
          >
            {data.programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Field>
        )}
        <ChoiceField
          kind="one"
          name="by"
          label="Show"
          choices={[
            { value: 'hub', label: 'By hub' },
            { value: 'person', label: 'By person' },
          ]}
          chosen={by}
          onChange={event => set('by', event.target.value)}
        />
      </div>
      <div className="row wrap no-print">
        <LinkButton to={paths.reminders}>Reminders</LinkButton>
        <button type="button" className="btn" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <div className="no-print">
        <RegisterDownloads programmeId={data.programme.id} whole={whole} />
      </div>
      {data.groups.length === 0 ? (
        <EmptyState title={`No groups in ${data.programme.name}`}>
          <p>When the programme has hubs with groups, you’ll find their attendance here.</p>
        </EmptyState>
      ) : by === 'person' ? (
        <RegisterPeople register={data} personTo={personTo} />
      ) : (
        <RegisterView register={data} personTo={personTo} />
      )}
    </>
  )
}
