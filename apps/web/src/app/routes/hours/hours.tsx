import { useQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { isolated } from '@hubs/rules/text/isolated'
import { useParams, useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { ledgerQuery } from '#features/hours/hours.queries.ts'
import { LedgerView } from '#features/hours/ledger-view.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Field } from '#ui/forms/field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths, shortAddress } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function HoursScreen() {
  const me = useMe()
  const { id = me.id } = useParams()
  if (!can(actorOf(me), 'hours:see', { schoolId: me.school.id, personId: id })) return <NotFoundScreen />
  return <Hours personId={id} own={id === me.id} />
}

function Hours({ personId, own }: { personId: string; own: boolean }) {
  const [params, setParams] = useSearchParams()
  const year = params.get('year')
  const { data, error, refetch } = useQuery(ledgerQuery(personId, year))
  const title = own ? 'My hours' : data ? `Hours: ${isolated(data.person.name)}` : 'Hours'
  return (
    <Page
      look="narrow-page"
      title={title}
      above={
        <span className="no-print">
          <BackLink to={own ? paths.account : paths.register}>{own ? 'Account' : 'Attendance'}</BackLink>
        </span>
      }
      quiet
      lead={
        own
          ? 'Only you and the coordinator can see this. It’s never used for appraisal.'
          : 'Only this person and the coordinator can see this. It’s never used for appraisal.'
      }
      more={
        data &&
        data.programmes.length > 1 && (
          <Field
            kind="select"
            label="Year"
            value={data.programme.id}
            onChange={event => setParams({ year: event.target.value }, { replace: true })}
          >
            {data.programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Field>
        )
      }
    >
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!error && !data && <Waiting what="Loading hours…" />}
      {data && <LedgerView ledger={data} own={own} checkAt={shortAddress(paths.certificate)} />}
    </Page>
  )
}
