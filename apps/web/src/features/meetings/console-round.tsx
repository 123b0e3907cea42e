import type { RoundView, RunView, TurnView } from '@hubs/rules/run-project'
import { duration } from '@hubs/rules/words'
import { SeatRing, type SeatState } from '#ui/seat-ring.tsx'
import { Act } from './act.tsx'
import type { Acts } from './use-console.ts'

type RoundProps = { view: RunView; round: RoundView; speak: Acts['speak']; toRegister: () => void }

const seatOf = { spoken: 'done', speaking: 'taken', waiting: 'free', skipped: 'free' } as const satisfies Record<
  TurnView['state'],
  SeatState
>

/** What stands beside a name: the time they used, "now", or that they come back. */
function besideName(turn: TurnView): string {
  if (turn.state === 'speaking') return 'now'
  if (turn.state === 'skipped') return 'comes back'
  return turn.usedMs > 0 ? duration(turn.usedMs) : ''
}

/** Everybody with a turn, what each of those to come has, and a tap for anybody to speak. */
export function ConsoleRound({ view, round, speak, toRegister }: RoundProps) {
  const open = view.current?.kind === 'feedback'
  const spoken = round.turns.filter(turn => turn.state === 'spoken').length
  if (round.of === 0)
    return (
      <div className="col">
        <p>Nobody is marked as here yet.</p>
        <Act onAct={toRegister}>To the register</Act>
      </div>
    )
  const each = round.eachMs === null ? '' : duration(round.eachMs)
  return (
    <div className="console-round">
      <div className="console-ring">
        <SeatRing
          seats={round.turns.map(turn => seatOf[turn.state])}
          label={`${spoken} of ${round.of} have spoken`}
          center={each}
        />
        <p className="s quiet">{each ? 'each, from here on' : 'nobody is left to speak'}</p>
      </div>
      <ol className="plain num">
        {round.turns.map(turn => (
          <li key={turn.personId}>
            <button
              type="button"
              data-state={turn.state}
              aria-current={turn.state === 'speaking' ? 'step' : undefined}
              disabled={!open || turn.state === 'speaking'}
              onClick={event => {
                if (event.detail > 0) event.currentTarget.blur()
                speak(turn.personId, turn.name)
              }}
            >
              <span className="hidden-text">{turn.state === 'spoken' ? 'Has spoken: ' : 'Speaks: '}</span>
              {turn.name}
              <span className="console-round-beside">{besideName(turn)}</span>
            </button>
          </li>
        ))}
      </ol>
      {open && <p className="s quiet console-round-foot">A tap on a name: they speak now.</p>}
    </div>
  )
}
