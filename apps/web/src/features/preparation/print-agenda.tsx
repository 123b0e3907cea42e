import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { clockTime } from '#lib/time/time.ts'
import { Apart } from '#ui/text/name.tsx'
import './print-agenda.css'

/** The agenda on one sheet of A4, to lay out on the table: times, prompts, what to bring, and who is there. */
export function PrintAgenda({ meeting, timeZone }: { meeting: MeetingDetail; timeZone: string }) {
  const names = new Map(meeting.people.map(({ id, name }) => [id, name]))
  // By the plan, not by the run: a sheet is printed before the meeting.
  const starts = meeting.segments.map((_, index) => {
    const before = meeting.segments.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0)
    return Date.parse(meeting.startsAtInstant) + before * MINUTE_MS
  })
  return (
    <>
      <table className="print-agenda num">
        <caption className="hidden-text">Parts of the meeting</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Part</th>
            <th scope="col">Min</th>
          </tr>
        </thead>
        <tbody>
          {meeting.segments.map((segment, index) => (
            <tr key={segment.id}>
              <td>{clockTime(starts[index] ?? 0, timeZone)}</td>
              <td>
                <strong>{segment.title}</strong>
                {segment.presenterId &&
                  names.has(segment.presenterId) &&
                  ` (${isolated(names.get(segment.presenterId) ?? '')})`}
                {segment.prompt && <span className="print-agenda-prompt">{segment.prompt}</span>}
                {segment.materials.length > 0 && (
                  <span className="print-agenda-bring">Things to bring or set out: {segment.materials.join('; ')}</span>
                )}
              </td>
              <td>{segment.minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-labelledby="print-people">
        <h2 id="print-people">Attendance</h2>
        <ul className="print-people plain">
          {meeting.people.map(person => (
            <li key={person.id}>
              <span className="print-box" aria-hidden />
              <bdi>{person.name}</bdi>
              <Apart of={person} />
              {person.attendance === 'apologies' && <span className="quiet"> apologies</span>}
            </li>
          ))}
        </ul>
      </section>
      <section className="print-notes" aria-labelledby="print-notes">
        <h2 id="print-notes">Notes</h2>
        <div aria-hidden />
      </section>
    </>
  )
}
