import { attendedWords } from '@hubs/rules/text/register-labels'
import { isMeetingOver, plannedEnd } from '@hubs/rules/agenda/meeting-end'
import type { Meeting, MeetingInList } from '@hubs/schema/meetings/meetings'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { inDays, shortDay, shortSpan } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'
import { groupTitle, notRunWords, statusWords } from '../meeting-labels.ts'
import { OutsideNote } from './outside-note.tsx'
import './meeting-list.css'

export type ListProps = {
  meetings: readonly MeetingInList[]
  timeZone: string
  now: number
  /** Its page; null where whoever looks may not open it, as of a meeting before they joined. */
  meetingTo: (meeting: MeetingInList) => string | null
}

/** The meeting that is on, or else the next one that takes place. */
export function nextMeeting(meetings: readonly MeetingInList[], now: number): MeetingInList | undefined {
  const takesPlace = (meeting: Meeting) => meeting.status !== 'cancelled' && !isMeetingOver(meeting, now)
  return meetings.find(({ status }) => status === 'running') ?? meetings.find(takesPlace)
}

/** The meetings after the next one, and those that are over. */
export function MeetingList(props: ListProps) {
  const { meetings, now } = props
  const next = nextMeeting(meetings, now)
  const toCome = meetings.filter(meeting => meeting !== next && !isMeetingOver(meeting, now))
  const over = meetings.filter(meeting => isMeetingOver(meeting, now)).toReversed()
  return (
    <>
      <Section title="Upcoming meetings">
        {toCome.length > 0 ? (
          <Rows {...props} meetings={toCome} />
        ) : (
          <EmptyState inSection title="No more meetings this year">
            <p>You’ll see next year’s dates when the new programme is set up.</p>
          </EmptyState>
        )}
      </Section>
      <Section title="Past meetings">
        {over.length > 0 ? (
          <Rows {...props} meetings={over} />
        ) : (
          <EmptyState inSection title="No past meetings yet">
            <p>After each meeting, you’ll find its timings and attendance here.</p>
          </EmptyState>
        )}
      </Section>
    </>
  )
}

/** The meetings of the years before, for whoever asks. */
export function EarlierMeetings(props: ListProps) {
  return (
    <Section title="Earlier years">
      {props.meetings.length > 0 ? (
        <Rows {...props} meetings={props.meetings.toReversed()} />
      ) : (
        <EmptyState inSection title="No meetings before this year" />
      )}
    </Section>
  )
}

const MaybeLink = ({ to, children }: { to: string | null; children: ReactNode }) =>
  to === null ? <span>{children}</span> : <Link to={to}>{children}</Link>

/** One group’s meetings by their dates; those of several groups under each date, which is said once. */
function Rows(props: ListProps) {
  const { meetings, timeZone, now } = props
  const isOneGroup = new Set(meetings.map(({ groupId }) => groupId)).size === 1
  if (isOneGroup) return <Lines {...props} titleOf={meeting => shortDay(meeting.date)} />
  return [...Map.groupBy(meetings, ({ date }) => date)].map(([date, those]) => {
    const toCome = those.find(meeting => !isMeetingOver(meeting, now))
    const titleOf = (meeting: MeetingInList) => (
      <>
        <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />
        <span className="hidden-text">, {shortDay(date)}</span>
      </>
    )
    return (
      <div key={date} className="meeting-day">
        <h3 className="num">
          {shortDay(date)}
          {toCome && <span className="s quiet">{inDays(toCome.startsAtInstant, timeZone, now)}</span>}
        </h3>
        <Lines {...{ ...props, titleOf }} meetings={those} isDated />
      </div>
    )
  })
}

/** `isDated`: how far away its day is stands over it. */
type LinesProps = ListProps & { titleOf: (meeting: MeetingInList) => ReactNode; isDated?: boolean }

function Lines({ meetings, timeZone, now, meetingTo, titleOf, isDated = false }: LinesProps) {
  return (
    <ul className="meeting-rows plain num">
      {meetings.map(meeting => (
        <li key={meeting.id} data-off={meeting.status === 'cancelled' || undefined}>
          <div>
            <MaybeLink to={meetingTo(meeting)}>{titleOf(meeting)}</MaybeLink>
            <p className="s quiet">
              Meeting {meeting.number}, {meeting.halfTerm}
              {meeting.place && `, ${meeting.place}`}
            </p>
            <OutsideNote meeting={meeting} />
          </div>
          <p className="s quiet">
            {stateOf(meeting, now) ?? (!isDated && inDays(meeting.startsAtInstant, timeZone, now))}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is to say of it but when it is; null while it is planned. */
function stateOf(meeting: MeetingInList, now: number): string | null {
  if (meeting.came) return cameSentence(meeting.came)
  return meeting.status === 'planned' ? notRunWords(meeting, now) : statusWords[meeting.status]
}

type NextCardProps = Pick<ListProps, 'timeZone' | 'now'> & { meeting: Meeting; children: ReactNode }

/** The next meeting: when, where, and what to do about it. */
export function NextMeetingCard({ meeting, timeZone, now, children }: NextCardProps) {
  const on = meeting.status === 'running'
  return (
    <section className="card next-meeting num" data-hub={meeting.hubSlug} aria-label="Next meeting">
      <div className="col tight">
        <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />
        <h2>
          {on ? 'On now' : `${meeting.mine ? 'We meet' : 'Meets'} ${inDays(meeting.startsAtInstant, timeZone, now)}`}
        </h2>
        <p>
          {shortSpan(meeting.startsAtInstant, plannedEnd(meeting), timeZone)}
          {meeting.place && `, ${meeting.place}`}
        </p>
        <OutsideNote meeting={meeting} />
      </div>
      <div className="row wrap">{children}</div>
    </section>
  )
}

const own = {
  present: 'you were present',
  apologies: 'you sent apologies',
  absent: 'you were absent',
  unknown: 'you weren’t marked',
} as const

/** "10 of 12 attended; you sent apologies". */
function cameSentence({ mine, ...counts }: NonNullable<MeetingInList['came']>): string {
  const all = attendedWords(counts)
  return mine ? `${all}; ${own[mine]}` : all
}
