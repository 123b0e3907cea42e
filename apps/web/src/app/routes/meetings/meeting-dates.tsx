import { useQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { count } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { datesQuery } from '#features/meetings/dates.queries.ts'
import { DatesTable } from '#features/meetings/dates-table.tsx'
import { dayNames } from '#features/programmes/day-names.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { useToast } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'

export default function MeetingDatesScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'programme:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return <MeetingDatesView />
}

function MeetingDatesView() {
  const { data, error, refetch } = useQuery(datesQuery())
  const say = useToast()
  return (
    <Page
      title="Meeting dates"
      back={{ to: paths.programme, label: 'Programme' }}
      more={
        data && (
          <>
            <p className="lead">
              Proposed from your usual meeting, {dayNames[data.usual.day]}s at {data.usual.startsAt}
              {data.usual.place && `, ${data.usual.place}`}. Closures are left out, and exams and the first and last
              week of a half term are avoided.
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
    >
      {!data &&
        (error ? (
          <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
        ) : (
          <Waiting what="Loading dates…" />
        ))}
      {data && (
        <DatesTable
          dates={data}
          renderHub={(slug, name) => <HubChip slug={slug} name={name} />}
          onMoved={moved => say(`${capital(count(moved, 'meeting'))} dated.`)}
        />
      )}
    </Page>
  )
}
