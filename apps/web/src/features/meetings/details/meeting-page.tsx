import { plannedEnd } from '@hubs/rules/agenda/meeting-end'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { ReactNode } from 'react'
import { attendedWords } from '@hubs/rules/text/register-labels'
import { lateStart } from '@hubs/rules/run/late-start'
import { endsAt, hoursAndMinutes, startedAt } from '@hubs/rules/text/words'
import { clockTime, dayOf, inDays, shortDate } from '#lib/time/time.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { PartExtras } from '../agenda/agenda-part-extras.tsx'
import { MeetingPeople } from './meeting-people.tsx'
import { plannedTimes } from '../agenda/planned-times.ts'
import { notRunWords } from '../meeting-labels.ts'
import { RecordTable } from '../record-table.tsx'
import './meeting-page.css'

type MeetingPageProps = {
  meeting: MeetingDetail
  timeZone: string
  now: number
  mayRegister: boolean
  /** Beside the agenda's heading: the way to edit it. */
  agendaAside: ReactNode
  /** Once it has begun: what there is to read and to say afterwards. */
  afterwards?: ReactNode
}

/** What a meeting will be, or was: its agenda, its people, its record. */
export function MeetingPage({ meeting, timeZone, now, mayRegister, agendaAside, afterwards }: MeetingPageProps) {
  const { status, record } = meeting
  return (
    <>
      {status === 'cancelled' && (
        <CalmNote>
          <p>
            <strong>This meeting was cancelled.</strong> The agenda is saved in case the meeting is reinstated.
          </p>
        </CalmNote>
      )}
      <div className="meeting-columns">
        <div className="meeting-column">
          {record ? (
            <Record meeting={meeting} record={record} timeZone={timeZone} />
          ) : (
            <Agenda meeting={meeting} timeZone={timeZone} aside={agendaAside} />
          )}
          {record && record.turns.length > 0 && <Turns record={record} />}
        </div>
        <MeetingPeople {...{ meeting, timeZone }} editable={mayRegister && mayCorrect(meeting, now)} />
      </div>
      {afterwards}
    </>
  )
}

/** From the planned start on, for as long as the meeting is kept. */
function mayCorrect({ status, startsAtInstant }: MeetingDetail, now: number): boolean {
  return status === 'ended' || (status === 'planned' && now >= Date.parse(startsAtInstant))
}

/** "15:30 to 17:30, B12, in 3 days"; of one that is over, that it has no record and why. */
export function whenSentence(meeting: MeetingDetail, timeZone: string, now: number): string {
  const { startsAtInstant, place, status } = meeting
  const end = plannedEnd(meeting)
  const till = end === null ? '' : ` to ${clockTime(end, timeZone)}`
  const span = `${clockTime(startsAtInstant, timeZone)}${till}${place ? `, ${place}` : ''}`
  if (status === 'running') return `${span}. On now.`
  if (status !== 'planned') return span
  return `${span}, ${notRunWords(meeting, now) ?? inDays(startsAtInstant, timeZone, now)}`
}

function Agenda({ meeting, timeZone, aside }: { meeting: MeetingDetail; timeZone: string; aside: ReactNode }) {
  const starts = plannedTimes(meeting.segments, Date.parse(meeting.startsAtInstant))
  return (
    <Section title="Agenda" aside={aside}>
      <ol className="meeting-agenda plain num">
        {meeting.segments.map((segment, index) => (
          <li key={segment.id}>
            <span>{clockTime(starts[index] ?? 0, timeZone)}</span>
            <div>
              <strong>{segment.title}</strong>
              {segment.prompt.split('\n')[0] && <p className="s quiet">{segment.prompt.split('\n')[0]}</p>}
              <PartExtras segment={segment} people={meeting.people} />
            </div>
            <span className="quiet">{segment.minutes} min</span>
          </li>
        ))}
      </ol>
      {meeting.warnings.length > 0 && (
        <ul className="meeting-warnings">
          {meeting.warnings.map(warning => (
            <li key={warning.sentence}>{warning.sentence}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Recorded = NonNullable<MeetingDetail['record']>

function Record({ meeting, record, timeZone }: { meeting: MeetingDetail; record: Recorded; timeZone: string }) {
  const sameDay = dayOf(Date.parse(record.startedAt), timeZone) === meeting.date
  const begun = `${sameDay ? '' : `on ${shortDate(record.startedAt, timeZone)} at `}${clockTime(record.startedAt, timeZone)}`
  const late = lateStart(Date.parse(meeting.startsAtInstant), Date.parse(record.startedAt))
  return (
    <Section
      title={endsAt(clockTime(record.endedAt, timeZone), record.lateMinutes, true)}
      words={`${startedAt(begun, late)}. ${attendedWords(record)}.${record.pausedMinutes > 0 ? ` Paused for ${hoursAndMinutes(record.pausedMinutes)}.` : ''}`}
    >
      <RecordTable rows={record.segments} />
    </Section>
  )
}

function Turns({ record }: { record: Recorded }) {
  return (
    <Section title="Feedback round" words="In speaking order. Only this group can see it.">
      <ol className="meeting-people plain num">
        {record.turns.map(turn => (
          <li key={turn.personId}>
            <span>
              <bdi>{turn.name}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
