import Undo2 from 'lucide-react/icons/undo-2'
import { count, wholeMinutes } from '@hubs/rules/words'
import { clockTime } from '#lib/time.ts'
import { Act } from './act.tsx'
import { registerSentence } from './register.tsx'
import { RecordTable } from './record-table.tsx'
import { endSentence } from './meeting-words.ts'
import type { ConsoleState } from './use-console.ts'

/** After the end: what it was. Undo opens the meeting again. */
export function ConsoleRecord({ state, timeZone }: { state: ConsoleState; timeZone: string }) {
  const { run, view, acts, leads } = state
  const paused = wholeMinutes(view.pausedMs)
  return (
    <div className="col console-record">
      <div>
        <div className="row between wrap">
          <h2>{endSentence(view, timeZone)}</h2>
          {leads && run.undoLabel && (
            <Act onAct={acts.undo}>
              <Undo2 className="icon" aria-hidden />
              Undo “{run.undoLabel}”
            </Act>
          )}
        </div>
        <p className="quiet num">
          {run.startedAt !== null && `Started ${clockTime(run.startedAt, timeZone)}. `}
          {registerSentence(run.people)}
          {paused > 0 && ` Paused for ${count(paused, 'minute')}.`}
        </p>
      </div>
      <RecordTable
        rows={view.segments.map(segment => ({
          id: segment.id,
          title: segment.title,
          plannedMinutes: wholeMinutes(segment.plannedMs),
          realMinutes: wholeMinutes(segment.spentMs),
          passed: segment.state === 'passed',
        }))}
      />
      <p className="s quiet">The timings are saved with the meeting. You can still correct the register.</p>
    </div>
  )
}
