import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import Play from 'lucide-react/icons/play'
import { isAhead } from '@hubs/rules/run/run-register'
import type { ReactNode } from 'react'
import { clockTime, dayOf, shortDate, shortDay } from '#lib/time/time.ts'
import { ConsoleButton } from '../console-button.tsx'
import { StartOverdue } from './console-began.tsx'
import { Register } from './register.tsx'
import type { ConsoleState } from '../use-console.ts'

type StartProps = {
  state: ConsoleState
  meeting: MeetingDetail
  timeZone: string
  now: number
  /** What is to be done before the meeting. */
  checklist?: ReactNode
}

/** "Planned for today, 15:30. It’s 15:22 now." */
function plannedSentence({ state, meeting, timeZone, now }: StartProps): string {
  const today = dayOf(now, timeZone) === meeting.date
  const when = clockTime(state.view.plannedStart, timeZone)
  if (today) return `Planned for today, ${when}. It’s ${clockTime(now, timeZone)} now.`
  return `Planned for ${shortDay(meeting.date)}, ${when}. Today is ${shortDate(now, timeZone)}.`
}

/** Before the meeting: who is here, and one button. */
export function ConsoleStart(props: StartProps) {
  const { run, view, commands } = props.state
  const ahead = isAhead({ status: view.status, plannedStart: view.plannedStart }, props.now)
  const otherDay = dayOf(props.now, props.timeZone) !== props.meeting.date
  return (
    <div className="console-start">
      <div>
        <h2>{ahead ? 'Who can’t come?' : 'Who is here?'}</h2>
        <p className="quiet">{plannedSentence(props)}</p>
        {props.checklist && <a href="#checklist">Go to the checklist</a>}
      </div>
      <StartOverdue {...{ view, otherDay }} dispatch={commands.dispatch} />
      {run.people.length > 0 ? (
        <>
          {ahead && <p>You can mark people present on the day. If someone can’t come, note it now.</p>}
          <Register people={run.people} dispatch={commands.dispatch} timeZone={props.timeZone} wide ahead={ahead} />
        </>
      ) : (
        <p>No one is in this group yet. People choose their own hub, or the coordinator adds them.</p>
      )}
      <div className="console-actions">
        <ConsoleButton look="main" big className="console-next" data-main-act onAct={commands.next}>
          <Play className="icon" aria-hidden />
          Start the meeting
        </ConsoleButton>
        <p className="s quiet">You can mark latecomers at any time. You can undo starting.</p>
      </div>
      <p className="s quiet">
        Which screen? Use Projector if this computer is connected to it, and Show on a screen for a classroom computer
        you aren’t signed in to.
      </p>
      {props.checklist && (
        <div id="checklist" tabIndex={-1}>
          {props.checklist}
        </div>
      )}
    </div>
  )
}
