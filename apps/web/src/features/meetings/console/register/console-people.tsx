import type { PlansMessage } from '@hubs/schema/meetings/live'
import { useState } from 'react'
import { ConsoleRound } from '../round/console-round.tsx'
import { Register } from './register.tsx'
import type { ConsoleState } from '../use-console.ts'

type SideTab = 'round' | 'register'
type SideProps = { state: ConsoleState; plans: PlansMessage | null; timeZone: string }

/** Beside the meeting: the round while there is one, and the register at any time. */
export function ConsoleSide({ state, plans, timeZone }: SideProps) {
  const { run, view, commands } = state
  const [chosen, choose] = useState<{ tab: SideTab; during: string | null } | null>(null)
  const { current, round } = view
  const usual: SideTab = current?.kind === 'feedback' ? 'round' : 'register'
  // A choice holds for the part it was made in.
  const tab = chosen && chosen.during === (current?.id ?? null) ? chosen.tab : usual
  const show = (next: SideTab) => choose({ tab: next, during: current?.id ?? null })
  return (
    <section className="card console-side" aria-label="People">
      {round && (
        <div className="console-tabs">
          <button type="button" aria-pressed={tab === 'round'} onClick={() => show('round')}>
            Feedback round
          </button>
          <button type="button" aria-pressed={tab === 'register'} onClick={() => show('register')}>
            Register
          </button>
        </div>
      )}
      {tab === 'round' && round ? (
        <ConsoleRound {...{ state, round }} written={plans?.written ?? []} toRegister={() => show('register')} />
      ) : (
        <Register people={run.people} dispatch={commands.dispatch} heading={!round} timeZone={timeZone} running />
      )}
    </section>
  )
}
