import type { RoundView } from '@hubs/rules/run/run-round-view'
import { useState } from 'react'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { ConsoleSeats } from './console-seats.tsx'
import { MoveList } from './move-list.tsx'
import { orderWords, whyRotated } from './order-labels.ts'
import type { ConsoleState } from '../use-console.ts'

/** In which order those to come speak. What is chosen holds at once, and can be undone. */
export function OrderPanel({ state, round }: { state: ConsoleState; round: RoundView }) {
  const { panel, open, run } = state
  const [seating, seat] = useState(false)
  const close = () => {
    seat(false)
    open(null)
  }
  return (
    <Dialog
      open={panel === 'order'}
      title={seating ? 'Where is everyone sitting?' : 'Who speaks when?'}
      onClose={close}
    >
      {seating ? (
        <ConsoleSeats
          people={run.people.filter(({ attendance, leftAt }) => attendance === 'present' && leftAt === null)}
          seats={run.round.seats}
          onDone={personIds => {
            state.commands.dispatch({ type: 'setSeats', personIds }, 'Set the seating')
            state.commands.dispatch({ type: 'orderBy', order: 'seat' }, orderWords.seat)
            seat(false)
          }}
          onLeave={() => seat(false)}
        />
      ) : (
        <Orders {...{ state, round, close }} toSeats={() => seat(true)} />
      )}
    </Dialog>
  )
}

type OrdersProps = { state: ConsoleState; round: RoundView; toSeats: () => void; close: () => void }

function Orders({ state, round, toSeats, close }: OrdersProps) {
  const { run, commands } = state
  const { order, seats } = run.round
  const toCome = round.turns.filter(turn => turn.state === 'waiting' || turn.state === 'skipped')
  function choose(value: string) {
    if (value === 'seat' && seats.length === 0) toSeats()
    else if (value === 'own')
      commands.dispatch({ type: 'setOrder', personIds: toCome.map(({ personId }) => personId) }, orderWords.own)
    else if (value === 'rotating' || value === 'drawn' || value === 'seat')
      commands.dispatch({ type: 'orderBy', order: value }, orderWords[value])
  }
  return (
    <>
      <ChoiceField
        kind="one"
        name="order"
        look="lines"
        label="Order"
        chosen={order}
        choices={[
          { value: 'rotating', label: orderWords.rotating, hint: whyRotated(run.round, run.people) },
          { value: 'drawn', label: orderWords.drawn, hint: 'People still to speak, in random order.' },
          {
            value: 'seat',
            label: orderWords.seat,
            hint: seats.length === 0 ? 'Set the seating first.' : 'Round the table, in seating order.',
          },
          { value: 'own', label: orderWords.own, hint: 'Move people up or down below.' },
        ]}
        onChange={event => choose(event.target.value)}
      />
      {seats.length > 0 && <ConsoleButton onAct={toSeats}>Change the seating</ConsoleButton>}
      {order === 'drawn' && <ConsoleButton onAct={() => choose('drawn')}>Shuffle again</ConsoleButton>}
      <div className="col tight">
        <h3>Still to speak</h3>
        {toCome.length === 0 && <p className="quiet">Everyone has spoken.</p>}
        <MoveList
          items={toCome.map(({ personId, name, apart }) => ({ id: personId, name, apart }))}
          onMove={personIds => commands.dispatch({ type: 'setOrder', personIds }, 'Change the order')}
        />
      </div>
      <ConsoleButton look="main" onAct={close}>
        Done
      </ConsoleButton>
    </>
  )
}
