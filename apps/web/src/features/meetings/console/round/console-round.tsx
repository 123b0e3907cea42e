import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { RoundView, TurnView } from '@hubs/rules/run/run-round-view'
import { nameApart } from '@hubs/rules/text/told-apart'
import { count, duration } from '@hubs/rules/text/words'
import ListOrdered from 'lucide-react/icons/list-ordered'
import { Apart } from '#ui/text/name.tsx'
import { SeatRing, type SeatState } from '#ui/figures/seat-ring.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { ConsoleAbsent } from './console-absent.tsx'
import { orderWords } from './order-labels.ts'
import type { ConsoleState } from '../use-console.ts'

type RoundProps = { state: ConsoleState; round: RoundView; written: readonly string[]; toRegister: () => void }

const seatOf = {
  spoken: 'done',
  speaking: 'taken',
  replying: 'taken',
  waiting: 'free',
  skipped: 'free',
} as const satisfies Record<TurnView['state'], SeatState>

/** What stands beside a name: the time they used, "now", or that they come back. */
function besideName(turn: TurnView): string {
  if (turn.readOut) return turn.state === 'spoken' ? 'read out' : 'being read out'
  if (turn.state === 'speaking') return 'now'
  if (turn.state === 'replying') return 'replies'
  if (turn.state === 'skipped') return 'later'
  return turn.usedMs > 0 ? duration(turn.usedMs) : ''
}

/** Everybody with a turn, what each of those to come has, and a tap for anybody to speak. */
export function ConsoleRound({ state, round, written, toRegister }: RoundProps) {
  const { view, commands, leads, run, open } = state
  const isOpen = view.current?.kind === 'feedback' && leads
  if (round.of === 0)
    return (
      <div className="col">
        <p>No one is marked present yet.</p>
        <ConsoleButton onAct={toRegister}>Go to the register</ConsoleButton>
      </div>
    )
  return (
    <div className="console-round">
      <RoundRing round={round} />
      <RoundAdvice state={state} round={round} />
      {([0, 1] as const).map(group => {
        const turns = round.turns.filter(turn => (round.split ? turn.subGroup : 0) === group)
        if (turns.length === 0) return null
        return (
          <div key={group}>
            {round.split && <h3 className="console-round-group">Group {group + 1}</h3>}
            <ol className="plain num">
              {turns.map(turn => (
                <TurnLine key={turn.personId} turn={turn} isOpen={isOpen} speak={commands.speak} />
              ))}
            </ol>
          </div>
        )
      })}
      <ConsoleAbsent {...{ run, round, written, isOpen }} dispatch={commands.dispatch} />
      {leads && view.status !== 'ended' && (
        <ConsoleButton look="ghost" className="console-order-open" onAct={() => open('order')}>
          <ListOrdered className="icon" aria-hidden />
          <span>
            Order: {orderWords[run.round.order].toLowerCase()}
            <span className="hidden-text">. Change the order</span>
          </span>
        </ConsoleButton>
      )}
    </div>
  )
}

function RoundRing({ round }: { round: RoundView }) {
  const spoken = round.turns.filter(turn => turn.state === 'spoken').length
  const each = round.eachMs === null ? '' : duration(round.eachMs)
  const spare = Math.min(...round.groups.map(({ spareMs }) => spareMs))
  const last = round.turns.some(({ state }) => state === 'speaking' || state === 'replying')
  const words = round.number === 0 ? 'each' : 'each, from now on'
  return (
    <div className="console-ring">
      <SeatRing
        seats={round.turns.map(turn => seatOf[turn.state])}
        label={`${spoken} of ${round.of} have spoken`}
        center={each}
      />
      <p className="s quiet">
        {each ? words : last ? 'last turn' : 'everyone has spoken'}
        {spare >= MINUTE_MS && each && `, and ${count(Math.floor(spare / MINUTE_MS), 'minute')} left over`}
      </p>
    </div>
  )
}

/** Too little time for each: two sub-groups would help. Or there are two: one group again. */
function RoundAdvice({ state, round }: { state: ConsoleState; round: RoundView }) {
  const { commands, leads } = state
  if (round.offersSplit && round.eachMs !== null)
    return (
      <div className="console-advice" role="group" aria-label="Two sub-groups">
        <p className="num">
          That’s only <strong>{duration(round.eachMs)}</strong> each. Split into two sub-groups?
        </p>
        {leads && (
          <ConsoleButton onAct={() => commands.dispatch({ type: 'split', on: true }, 'Split the group')}>
            Split into two groups
          </ConsoleButton>
        )}
      </div>
    )
  if (!round.split || !leads || state.view.status === 'ended') return null
  return (
    <div className="console-advice">
      <p className="s quiet">Two sub-groups are reporting back at the same time.</p>
      <ConsoleButton onAct={() => commands.dispatch({ type: 'split', on: false }, 'Go back to one group')}>
        Go back to one group
      </ConsoleButton>
    </div>
  )
}

type TurnLineProps = { turn: TurnView; isOpen: boolean; speak: ConsoleState['commands']['speak'] }

function TurnLine({ turn, isOpen, speak }: TurnLineProps) {
  const now = turn.state === 'speaking' || turn.state === 'replying'
  return (
    <li>
      <button
        type="button"
        data-state={now ? 'speaking' : turn.state}
        aria-current={now ? 'step' : undefined}
        disabled={!isOpen || now || turn.readOut}
        title={isOpen && !now ? `Start ${isolated(turn.name)}’s turn` : undefined}
        onClick={event => {
          if (event.detail > 0) event.currentTarget.blur()
          speak(turn.personId, nameApart(turn))
        }}
      >
        <span className="hidden-text">{turn.state === 'spoken' ? 'Has spoken: ' : 'Speaks: '}</span>
        <span>
          <bdi>{turn.name}</bdi>
          <Apart of={turn} />
        </span>
        <span className="console-round-beside">{besideName(turn)}</span>
      </button>
    </li>
  )
}
