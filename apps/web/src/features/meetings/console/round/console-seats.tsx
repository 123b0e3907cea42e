import type { RunPerson } from '@hubs/schema/meetings/live'
import { nameApart } from '@hubs/rules/text/told-apart'
import { useState } from 'react'
import { aroundCircle } from '#ui/figures/around-circle.ts'
import { Apart } from '#ui/text/name.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { MoveList } from './move-list.tsx'
import './console-seats.css'

type SeatsProps = {
  people: readonly RunPerson[]
  seats: readonly string[]
  onDone: (personIds: string[]) => void
  onLeave: () => void
}

/** Of the table's picture, in percent of its width. */
const RADIUS = 41
const MIDDLE = 50

/** Everybody at the table, tapped one after another as they sit; by keyboard the same, and the list puts it right. */
export function ConsoleSeats({ people, seats, onDone, onLeave }: SeatsProps) {
  const [order, setOrder] = useState(() => seats.filter(id => people.some(person => person.id === id)))
  const sitting = order.flatMap(id => people.find(person => person.id === id) ?? [])
  const standing = people.filter(({ id }) => !order.includes(id))
  return (
    <>
      <p>Tap people’s names clockwise round the table. Start anywhere.</p>
      <div className="seats-table" role="img" aria-label={`${order.length} of ${people.length} have a seat`}>
        {people.map((_, at) => {
          const { x, y } = aroundCircle(at, people.length, RADIUS)
          const person = sitting[at]
          return (
            <span
              key={at}
              data-taken={person ? true : undefined}
              style={{ insetInlineStart: `${MIDDLE + x}%`, insetBlockStart: `${MIDDLE + y}%` }}
            >
              {person ? nameApart(person) : at + 1}
            </span>
          )
        })}
        <span className="seats-middle">the table</span>
      </div>
      {standing.length > 0 && (
        <div className="console-canned" role="group" aria-label="Without a seat">
          {standing.map(person => (
            <button key={person.id} type="button" onClick={() => setOrder([...order, person.id])}>
              <span>
                <bdi>{person.name}</bdi>
                <Apart of={person} />
              </span>
            </button>
          ))}
        </div>
      )}
      {order.length > 0 && (
        <MoveList items={sitting} onMove={setOrder} onRemove={id => setOrder(order.filter(other => other !== id))} />
      )}
      <div className="row wrap">
        <ConsoleButton look="main" disabled={order.length === 0} onAct={() => onDone(order)}>
          Go round the table
        </ConsoleButton>
        <ConsoleButton look="ghost" onAct={onLeave}>
          Back
        </ConsoleButton>
      </div>
      {order.length > 0 && standing.length > 0 && <p className="s quiet">Anyone without a seat speaks last.</p>}
    </>
  )
}
