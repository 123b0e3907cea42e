import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Meeting } from '@hubs/schema/meetings/meetings'
import { useState, type ComponentProps } from 'react'
import { can, type Action } from '@hubs/rules/can'
import { useMe } from '#app/session/session-gate.tsx'
import { NoHub } from '../home/no-hub.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { EarlierMeetings, MeetingList, nextMeeting, NextMeetingCard } from '#features/meetings/details/meeting-list.tsx'
import { meetingsQuery } from '#features/meetings/meetings.queries.ts'
import { yearsQuery } from '#features/programmes/next-year/next-year.queries.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { daysUntil } from '#lib/time/time.ts'
import { RefetchNote } from '#ui/notes/refetch-note.tsx'

/** What to do about the next meeting, for whoever leads it and for everybody else. */
function NextWays({ meeting, me, now }: { meeting: Meeting; me: Me; now: number }) {
  const thing = meetingThing(me, meeting)
  const runs = can(actorOf(me), 'meeting:run', thing)
  const on = meeting.status === 'running'
  // Weeks ahead there is nothing to run yet.
  const soon = on || daysUntil(meeting.startsAtInstant, me.school.timeZone, now) <= 0
  return (
    <>
      {runs && !soon && (
        <LinkButton to={paths.agenda(meeting.id)} look="main">
          Prepare the agenda
        </LinkButton>
      )}
      {runs && soon && (
        <LinkButton to={paths.console(meeting.id)} look="main">
          {on ? 'Return to the meeting' : 'Run the meeting'}
        </LinkButton>
      )}
      {!runs && on && can(actorOf(me), 'meeting:watch', thing) && (
        <LinkButton to={paths.live(meeting.id)} look="main">
          Join the meeting
        </LinkButton>
      )}
      <LinkButton to={paths.meeting(meeting.id)}>{runs ? 'Meeting details' : 'Agenda and people'}</LinkButton>
    </>
  )
}

export default function MeetingsScreen() {
  const me = useMe()
  const now = useNow()
  const coordinates = me.roles.includes('coordinator')
  const may = (action: Action) => can(actorOf(me), action, { schoolId: me.school.id })
  const belongs = me.membership !== null || me.leads.length > 0
  // A coordinator without a group of their own would find an empty page.
  const [scope, setScope] = useState<'all' | 'mine'>(coordinates && !belongs ? 'all' : 'mine')
  const meetingTo = (meeting: Meeting) =>
    can(actorOf(me), 'meeting:see', meetingThing(me, meeting)) ? paths.meeting(meeting.id) : null
  const { data: years } = useQuery(yearsQuery())
  const hasPast = years !== undefined && years.items.length > 0
  const shown = { now, timeZone: me.school.timeZone, meetingTo }
  return (
    <Page title="Meetings">
      {coordinates && belongs && <Scope scope={scope} setScope={setScope} />}
      <Boundary key={scope} waiting="Loading meetings…">
        <Current {...{ scope, shown, me }} />
      </Boundary>
      {hasPast && <Earlier {...{ shown, scope }} />}
      <div className="row wrap">
        {belongs && <LinkButton to={paths.notifications}>Add to your calendar</LinkButton>}
        {may('register:year') && <LinkButton to={paths.register}>Attendance</LinkButton>}
        {may('register:year') && <LinkButton to={paths.reminders}>Reminders</LinkButton>}
        {may('template:use') && <LinkButton to={paths.templates}>Agenda templates</LinkButton>}
        {hasPast && <LinkButton to={paths.years}>Past years</LinkButton>}
      </div>
    </Page>
  )
}

type ListProps = { shown: Omit<ComponentProps<typeof EarlierMeetings>, 'meetings'>; scope: 'all' | 'mine' }

function Current({ scope, shown, me }: ListProps & { me: Me }) {
  const { now, timeZone } = shown
  const query = useSuspenseQuery(meetingsQuery('current', scope))
  const { data } = query
  const next = nextMeeting(data, now)
  return (
    <>
      <RefetchNote query={query} />
      {data.length === 0 && <NoHub>When you’re in a hub, you’ll find its meetings here.</NoHub>}
      {next && (
        <NextMeetingCard meeting={next} now={now} timeZone={timeZone}>
          <NextWays meeting={next} me={me} now={now} />
        </NextMeetingCard>
      )}
      {data.length > 0 && <MeetingList {...shown} meetings={data} />}
    </>
  )
}

/** Asked for only when somebody wants to see them. */
function Earlier(props: ListProps) {
  const [open, setOpen] = useState(false)
  if (open)
    return (
      <Boundary key={props.scope} waiting="Loading earlier years…">
        <Past {...props} />
      </Boundary>
    )
  return (
    <div>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        Show meetings from earlier years
      </button>
    </div>
  )
}

function Past({ shown, scope }: ListProps) {
  const { data } = useSuspenseQuery(meetingsQuery('past', scope))
  return <EarlierMeetings {...shown} meetings={data} />
}

function Scope({ scope, setScope }: { scope: 'all' | 'mine'; setScope: (scope: 'all' | 'mine') => void }) {
  return (
    <ChoiceField
      kind="one"
      label="Show"
      name="scope"
      choices={[
        { value: 'mine', label: 'My group' },
        { value: 'all', label: 'All groups' },
      ]}
      chosen={scope}
      onChange={event => setScope(event.target.value === 'all' ? 'all' : 'mine')}
    />
  )
}
