import type { RunState } from '@hubs/schema/meetings/live'
import { isolated } from '@hubs/rules/text/isolated'
import type { RoundView } from '@hubs/rules/run/run-round-view'
import BookOpen from 'lucide-react/icons/book-open'
import { Apart } from '#ui/text/name.tsx'
import { ConsoleButton } from '../console-button.tsx'
import type { ConsoleCommands } from '../use-console.ts'

type AbsentProps = {
  run: RunState
  round: RoundView
  /** Who of the absent has written a report for this meeting. */
  written: readonly string[]
  isOpen: boolean
  dispatch: ConsoleCommands['dispatch']
}

/** Who could not come and has written: their report is read out, in half a minute. */
export function ConsoleAbsent({ run, round, written, isOpen, dispatch }: AbsentProps) {
  const absent = run.people.filter(
    ({ id, attendance }) =>
      written.includes(id) &&
      (attendance === 'apologies' || attendance === 'absent') &&
      !round.turns.some(turn => turn.personId === id),
  )
  if (absent.length === 0) return null
  return (
    <div className="console-absent">
      <h3>Absent, with a written report</h3>
      {absent.map(person => (
        <ConsoleButton
          key={person.id}
          disabled={!isOpen}
          onAct={() => dispatch({ type: 'readOut', personId: person.id }, `Read out ${isolated(person.name)}’s report`)}
        >
          <BookOpen className="icon" aria-hidden />
          {`Read out ${isolated(person.name)}’s report (30 seconds)`}
          <Apart of={person} />
        </ConsoleButton>
      ))}
    </div>
  )
}
