import { quoted } from '@hubs/rules/text/quoted'
import Undo2 from 'lucide-react/icons/undo-2'
import { lateStart } from '@hubs/rules/run/late-start'
import { count, startedAt, wholeMinutes } from '@hubs/rules/text/words'
import { clockTime } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { registerSentence } from './register.tsx'
import { RecordTable } from '../../record-table.tsx'
import { endSentence } from '../../meeting-labels.ts'
import type { ConsoleState } from '../use-console.ts'

type EndedProps = { state: ConsoleState; timeZone: string; meetingId: string }

/** After the end: what it was, and what comes next. Undo opens the meeting again. */
export function ConsoleEnded({ state, timeZone, meetingId }: EndedProps) {
  const { run, view, commands, leads } = state
  const paused = view.pausedMinutes
  return (
    <div className="col console-ended">
      <div className="col tight">
        <div className="row between wrap">
          <h2 tabIndex={-1}>{endSentence(view, timeZone)}</h2>
          {leads && run.undoLabel && (
            <ConsoleButton onAct={commands.undo}>
              <Undo2 className="icon" aria-hidden />
              Undo {quoted(run.undoLabel)}
            </ConsoleButton>
          )}
        </div>
        <p className="quiet num">
          {run.startedAt !== null &&
            `${startedAt(clockTime(run.startedAt, timeZone), lateStart(run.plannedStart, run.startedAt))}. `}
          {registerSentence(run.people)}
          {paused > 0 && ` Paused for ${count(paused, 'minute')}.`}
        </p>
      </div>
      <div className="col tight">
        <p>Next: check the minutes, add what we learned, and email them to the group.</p>
        <div className="row wrap">
          <LinkButton to={paths.minutes(meetingId)} look="main">
            Edit and send the minutes
          </LinkButton>
          <LinkButton to={paths.meeting(meetingId)}>Meeting page</LinkButton>
        </div>
      </div>
      <RecordTable
        rows={view.segments.map(segment => ({
          id: segment.id,
          title: segment.title,
          plannedMinutes: wholeMinutes(segment.plannedMs),
          realMinutes: segment.minutes,
          passed: segment.state === 'passed',
        }))}
      />
      <p className="s quiet">The timings are saved with the meeting. You can still correct the register.</p>
    </div>
  )
}
