import { useSuspenseQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import type { YearRegister } from '@hubs/schema/hours'
import { useState } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { downloadHours, downloadRegister, registerQuery } from '#features/hours/hours.queries.ts'
import { RegisterView } from '#features/hours/register-view.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { Boundary } from '#ui/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { useToast } from '#ui/status.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'

export default function RegisterScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'register:year', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Register hours={can(actorOf(me), 'hours:correct', { schoolId: me.school.id })} />
}

function Register({ hours }: { hours: boolean }) {
  return (
    <Page
      title="Attendance"
      back={{ to: paths.meetings, label: 'Meetings' }}
      quiet
      lead={
        hours
          ? 'The register of the year, by hub and person. It’s never used for appraisal.'
          : 'The register of your group over the year. It’s never used for appraisal.'
      }
    >
      <Boundary waiting="Loading attendance…">
        <Year hours={hours} />
      </Boundary>
    </Page>
  )
}

function Year({ hours }: { hours: boolean }) {
  const { data } = useSuspenseQuery(registerQuery(null))
  return (
    <>
      <Ways register={data} hours={hours} />
      {data.groups.length === 0 && (
        <EmptyState title="No groups yet">
          <p>When the programme has hubs with groups, you’ll find their attendance here.</p>
        </EmptyState>
      )}
      <RegisterView register={data} meetingTo={paths.meeting} personTo={paths.hoursOf} />
    </>
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
