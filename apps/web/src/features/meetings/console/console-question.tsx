import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { shortDate, shortDay } from '#lib/time/time.ts'
import { Confirm } from '#ui/dialog.tsx'
import { leftUndone } from './next-step.ts'
import type { ConsoleState } from './use-console.ts'

type QuestionProps = { state: ConsoleState; meeting: MeetingDetail; timeZone: string; now: number }

/** What the console asks before something that is rarely meant. */
export function ConsoleQuestion({ state, meeting, timeZone, now }: QuestionProps) {
  const { question, ask, commands, view } = state
  const close = () => ask(null)
  const sure = (act: () => void) => () => {
    close()
    act()
  }
  const dialog = { open: question !== null, onClose: close }
  if (question?.kind === 'start')
    return (
      <Confirm
        {...dialog}
        title="Start this meeting today?"
        action="Start it now"
        keep="Not now"
        onConfirm={sure(() => commands.dispatch({ type: 'start', anyway: true }, 'Start the meeting'))}
      >
        <p>
          This meeting is planned for {shortDay(meeting.date)}. Today is {shortDate(now, timeZone)}.
        </p>
      </Confirm>
    )
  if (question?.kind === 'leave')
    return (
      <Confirm
        {...dialog}
        title={`Go to ${question.title}?`}
        action={`Go to ${question.title}`}
        keep={`Stay with ${view.current?.title ?? 'it'}`}
        onConfirm={sure(() =>
          commands.dispatch({ type: 'goTo', segmentId: question.segmentId }, `Go to ${question.title}`),
        )}
      >
        <p>{question.undone} You can undo this.</p>
      </Confirm>
    )
  return (
    <Confirm
      {...dialog}
      title="End the meeting?"
      action="End the meeting"
      keep="Keep going"
      onConfirm={sure(() => commands.dispatch({ type: 'end' }, 'End the meeting'))}
    >
      <p>
        {leftUndone(view) ?? 'All screens will show a thank you, and the timings are saved.'} You can undo this to
        reopen the meeting.
      </p>
    </Confirm>
  )
}
