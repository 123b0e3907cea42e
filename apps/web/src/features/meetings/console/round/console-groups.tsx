import type { RoundView } from '@hubs/rules/run/run-round-view'
import { countdown } from '@hubs/rules/text/words'
import { ConsoleButton } from '../console-button.tsx'
import { groupStep } from '../next-step.ts'
import type { ConsoleState } from '../use-console.ts'
import './console-groups.css'

/** Two sub-groups that report at the same time, each with its speaker, its clock and its own next. */
export function ConsoleGroups({ state, round }: { state: ConsoleState; round: RoundView }) {
  const { commands, leads } = state
  return (
    <div className="console-groups">
      {round.groups.map((group, at) => {
        const { speaker } = group
        const step = groupStep(group, round)
        const replying = speaker?.state === 'replying'
        return (
          <section key={at} aria-label={`Group ${at + 1}`}>
            <p className="s quiet">
              Group {at + 1}
              {replying && ', replies'}
            </p>
            <div className="row between">
              <h3>{speaker?.name ?? (group.next ? 'No one yet' : 'Everyone has spoken')}</h3>
              {speaker && (
                <p className="console-groups-clock num" role="timer" aria-live="off">
                  {countdown(speaker.state === 'replying' ? speaker.partLeftMs : speaker.leftMs)}
                </p>
              )}
            </div>
            {leads && step && (
              <ConsoleButton onAct={() => commands.dispatch(step.input, step.label)}>{step.label}</ConsoleButton>
            )}
          </section>
        )
      })}
    </div>
  )
}
