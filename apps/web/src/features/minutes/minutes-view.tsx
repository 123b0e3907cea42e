import type { Minutes } from '@hubs/schema/meetings/minutes'
import { attendedWords, registerWords } from '@hubs/rules/text/register-labels'
import { lateStart } from '@hubs/rules/run/late-start'
import { count, endsAt, startedAt } from '@hubs/rules/text/words'
import type { ReactNode } from 'react'
import { clockTime, shortDateTime, shortDay } from '#lib/time/time.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'
import { LearnedText } from './learned-text.tsx'
import { MinutesText } from './minutes-text.tsx'
import './minutes.css'

type MinutesViewProps = {
  minutes: Minutes
  timeZone: string
  /** Planned and real minutes of each part, as a table. */
  times: ReactNode
  /** Whether emails leave the server: they are saved on it otherwise. */
  mailed: boolean
}

/** The minutes of a meeting as whoever asks may read them; on paper as on the screen. */
export function MinutesView({ minutes, timeZone, times, mailed }: MinutesViewProps) {
  const { meeting, record, draft, audience } = minutes
  const begun = meeting.status === 'running' || meeting.status === 'ended'
  if (!begun)
    return (
      <EmptyState title="The minutes write themselves">
        <p>After the meeting, you’ll find attendance, timings, what people will try and the next date here.</p>
      </EmptyState>
    )
  return (
    <div className="minutes">
      {draft ? (
        <MinutesText key={meeting.id} {...{ minutes, draft, timeZone, mailed }} />
      ) : (
        audience === 'group' && <Learned minutes={minutes} />
      )}
      {draft && <Sent {...{ minutes, timeZone, mailed }} />}
      <ReportedPlans minutes={minutes} />
      <Promises minutes={minutes} />
      <Section title="Attendance" words={cameSentence(minutes)}>
        <Came minutes={minutes} timeZone={timeZone} />
      </Section>
      {record && (
        <Section title="Timings" words={timesSentence(minutes, timeZone)}>
          {times}
        </Section>
      )}
      <Next minutes={minutes} />
      {!draft && audience === 'group' && <Sent {...{ minutes, timeZone, mailed }} />}
    </div>
  )
}

/** "9 of 10 attended. 6 of 8 people with a plan to report on have sent a report." Only what is recorded. */
function cameSentence({ people, reports, meeting }: Minutes): string {
  return [attendedSentence(people, meeting.status), meeting.kind === 'first' ? '' : reportedSentence(reports)]
    .filter(Boolean)
    .join(' ')
}

function attendedSentence(people: Minutes['people'], status: Minutes['meeting']['status']): string {
  const marked = (as: string) => people.filter(person => person.attendance === as).length
  const counts = { present: marked('present'), expected: people.length, unmarked: marked('unknown') }
  if (status === 'running' && counts.unmarked === counts.expected) return 'The register hasn’t been taken yet.'
  return `${attendedWords(counts)}.`
}

/** Nobody had a plan to report on: nothing is said of it. */
function reportedSentence({ told, of }: Minutes['reports']): string {
  if (of === 0) return ''
  if (told === of) return 'Everyone with a plan to report on has sent a report.'
  if (told === 0) return 'No one has sent a report on their plan yet.'
  return `${told} of ${of} people with a plan to report on ${told === 1 ? 'has' : 'have'} sent a report.`
}

/** "Started 15:31, one minute late. Ended 17:33, three minutes late." */
function timesSentence({ meeting, record }: Minutes, timeZone: string): string {
  if (!record) return ''
  const late = lateStart(Date.parse(meeting.startsAtInstant), Date.parse(record.startedAt))
  const ended = endsAt(clockTime(record.endedAt, timeZone), record.lateMinutes, true)
  return `${startedAt(clockTime(record.startedAt, timeZone), late)}. ${ended}.`
}

/** Everybody with how they are marked, those who came first. */
function Came({ minutes, timeZone }: { minutes: Minutes; timeZone: string }) {
  const order = ['present', 'apologies', 'absent', 'unknown']
  const clock = (at: string | null) => (at === null ? null : clockTime(at, timeZone))
  const people = minutes.people.toSorted((a, b) => order.indexOf(a.attendance) - order.indexOf(b.attendance))
  return (
    <ul className="minutes-people plain num">
      {people.map(({ id, name, role, attendance, arrivedAt, leftAt }) => (
        <li key={id}>
          <span>
            <bdi>{name}</bdi>
            {role !== 'member' && <span className="s quiet"> {role}</span>}
          </span>
          <span className="s quiet">
            {registerWords({ attendance, arrivedAt: clock(arrivedAt), leftAt: clock(leftAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** As the group reads it. */
function Learned({ minutes: { text } }: { minutes: Minutes }) {
  if (!text)
    return (
      <CalmNote>
        <p>The facilitator hasn’t added what we learned yet.</p>
      </CalmNote>
    )
  return <LearnedText {...text} />
}

/** What was reported, by whom, as far as each lets this reader see it. */
function ReportedPlans({ minutes: { told, audience, meeting } }: { minutes: Minutes }) {
  if (meeting.kind === 'first' && told.length === 0) return null
  const circle = audience === 'group' ? 'the group' : 'the whole school'
  return (
    <Section title="What we reported" words={`Only reports on plans shared with ${circle} are listed.`}>
      {told.length === 0 ? (
        <p className="quiet">No written reports for this meeting are shared with {circle}.</p>
      ) : (
        <dl className="minutes-promises">
          {told.map(({ personId, name, promise, did, whatHappened, evidence, surprise }, index) => (
            <div key={`${personId} ${index}`}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <p className="quiet">{promise}</p>
                <p className="minutes-prose">
                  <strong>{did}.</strong> {whatHappened}
                </p>
                <Said label="Evidence" text={evidence} />
                <Said label="A surprise" text={surprise} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}

function Said({ label, text }: { label: string; text: string }) {
  if (text === '') return null
  return (
    <p className="minutes-prose">
      <span className="quiet">{label}: </span>
      {text}
    </p>
  )
}

function Promises({ minutes: { promises, audience } }: { minutes: Minutes }) {
  const circle = audience === 'group' ? 'the group' : 'the whole school'
  return (
    <Section title="What we’ll try" words={`Only plans shared with ${circle} are listed.`}>
      {promises.length === 0 ? (
        <p className="quiet">No plans from this meeting are shared with {circle}.</p>
      ) : (
        <dl className="minutes-promises">
          {promises.map(({ personId, name, promise }, index) => (
            <div key={`${personId} ${index}`}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>{promise}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}

function Next({ minutes: { next } }: { minutes: Minutes }) {
  return (
    <Section title="Next meeting">
      <p className={next ? 'lead num' : 'quiet'}>
        {next ? `${shortDay(next.date)}, ${next.startsAt}${next.place ? `, ${next.place}` : ''}` : 'No date set yet.'}
      </p>
    </Section>
  )
}

/** When and by whom they were sent. */
function Sent({ minutes: { sendings }, timeZone, mailed }: Omit<MinutesViewProps, 'times'>) {
  if (sendings.length === 0) return null
  const done = (again: boolean) => `${mailed ? 'Emailed' : 'Sent as a notification'}${again ? ' again' : ''}`
  return (
    <ul className="minutes-sent plain s quiet num no-print">
      {sendings.map(({ at, by, people, correction }) => (
        <li key={at}>
          {done(correction)} to {count(people, 'person', 'people')} by <bdi>{by.name}</bdi>,{' '}
          {shortDateTime(at, timeZone)}.
        </li>
      ))}
    </ul>
  )
}
