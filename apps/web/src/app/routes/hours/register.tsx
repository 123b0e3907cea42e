import { useQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import type { YearRegister } from '@hubs/schema/hours'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { downloadHours, downloadRegister, registerQuery } from '#features/hours/hours.queries.ts'
import { RegisterView } from '#features/hours/register-view.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'

export default function RegisterScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'register:year', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Register hours={can(actorOf(me), 'hours:correct', { schoolId: me.school.id })} />
}

function Register({ hours }: { hours: boolean }) {
  const heading = usePageTitle('Attendance · Learning Hubs')
  const year = useSearchParams()[0].get('year')
  const { data, error, refetch } = useQuery(registerQuery(year))
  return (
    <main className="page" id="main">
      <header className="col">
        <span className="no-print">
          {year === null ? (
            <BackLink to={paths.meetings}>Meetings</BackLink>
          ) : (
            <BackLink to={paths.years}>Past years</BackLink>
          )}
        </span>
        <h1 ref={heading} tabIndex={-1}>
          Attendance
        </h1>
        <p className="lead quiet">
          {hours
            ? `The register of ${data?.programme.name ?? 'the year'}, by hub and person. It’s never used for appraisal.`
            : 'The register of your group over the year. It’s never used for appraisal.'}
        </p>
      </header>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!error && !data && <Waiting what="Loading attendance…" />}
      {data && <Ways register={data} hours={hours} />}
      {data?.groups.length === 0 && (
        <EmptyState title="No groups yet">
          <p>When the programme has hubs with groups, you’ll find their attendance here.</p>
        </EmptyState>
      )}
      {data && <RegisterView register={data} meetingTo={paths.meeting} personTo={paths.hoursOf} />}
    </main>
  )
}

function Ways({ register, hours }: { register: YearRegister; hours: boolean }) {
  const [problem, setProblem] = useState<string | null>(null)
  const say = useToast()
  const save = (file: Promise<void>) =>
    file.then(
      () => say('Downloaded.'),
      (error: unknown) => setProblem(sentenceOf(error)),
    )
  return (
    <>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap no-print">
        <LinkButton to={paths.reminders}>Reminders</LinkButton>
        <button type="button" className="btn" onClick={() => window.print()}>
          Print
        </button>
        <Button look="ghost" onPress={() => void save(downloadRegister(register.programme.id))}>
          Download attendance as CSV
        </Button>
        {hours && (
          <Button look="ghost" onPress={() => void save(downloadHours(register.programme.id))}>
            Download hours as CSV
          </Button>
        )}
      </div>
    </>
  )
}
