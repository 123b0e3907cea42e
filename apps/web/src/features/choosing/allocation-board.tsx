import { isolated } from '@hubs/rules/isolated'
import { priceOfMove, rankAt } from '@hubs/rules/placing'
import type { ReactNode } from 'react'
import type { AllocatedPerson, Allocation } from '@hubs/schema/allocations'
import { ordinal } from '@hubs/rules/words'
import { useCardDrag } from './use-card-drag.ts'
import './allocation.css'

type AllocationBoardProps = {
  board: Allocation
  /** Published, or a change is on its way. */
  disabled: boolean
  renderHub: (slug: string, name: string) => ReactNode
  onMove: (person: AllocatedPerson, hubSlug: string) => void
}

/** "2nd choice", in words, of where somebody is or would be. */
function rankInWords(board: Allocation, person: AllocatedPerson, hubSlug: string): string {
  if (person.any) return 'any hub'
  const rank = rankAt(board, person, hubSlug)
  if (rank === null) return 'didn’t rank'
  return rank === board.costs.length ? 'not ranked' : `${ordinal(rank + 1)} choice`
}

/** "first choice, 3 points better; leaves e-Learning under its minimum": what a move does. */
function moveInWords(board: Allocation, person: AllocatedPerson, hub: Allocation['hubs'][number]): string {
  const { cost, underMinimum, full } = priceOfMove(board, person, hub.slug)
  if (full) return `${hub.name}: full`
  const price = cost === 0 ? 'no change' : cost > 0 ? `costs ${cost}` : `gains ${-cost}`
  const left = board.hubs.find(({ slug }) => slug === person.hubSlug)?.name
  const under = underMinimum ? `; leaves ${left} under its minimum` : ''
  return `${hub.name}: ${rankInWords(board, person, hub.slug)}, ${price}${under}`
}

/** The hubs as columns, the people as cards. A card is moved by its list, by keyboard and touch, or dragged. */
export function AllocationBoard({ board, disabled, renderHub, onMove }: AllocationBoardProps) {
  const drag = useCardDrag((personId, hubSlug) => {
    const person = board.people.find(each => each.personId === personId)
    if (!person || disabled || person.pinned || person.hubSlug === hubSlug) return
    if (!priceOfMove(board, person, hubSlug).full) onMove(person, hubSlug)
  })
  return (
    <div className="allocation-board" ref={drag}>
      {board.hubs.map(hub => {
        const people = board.people.filter(({ hubSlug }) => hubSlug === hub.slug)
        const outside = people.length < hub.min || people.length > hub.max
        return (
          <section
            key={hub.slug}
            className="allocation-column"
            data-hub={hub.slug}
            data-column={hub.slug}
            aria-label={hub.name}
          >
            <h3>{renderHub(hub.slug, hub.name)}</h3>
            <p className="s num" data-outside={outside || undefined}>
              {people.length} people, for {hub.min} to {hub.max}
              {outside && (people.length < hub.min ? ': too few' : ': too many')}
            </p>
            <ul className="plain">
              {people.map(person => (
                <PersonCard key={person.personId} board={board} person={person} disabled={disabled} onMove={onMove} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

type PersonCardProps = Pick<AllocationBoardProps, 'board' | 'disabled' | 'onMove'> & { person: AllocatedPerson }

function PersonCard({ board, person, disabled, onMove }: PersonCardProps) {
  const facts = [
    person.department,
    person.staffKind === 'support' && 'support staff',
    person.seniorLeader && 'senior leader',
    person.pinned && 'stays here',
  ].filter(Boolean)
  const movable = !disabled && !person.pinned
  return (
    <li className="allocation-person" draggable={movable} data-card={person.personId}>
      <strong>
        <bdi>{person.name}</bdi>
      </strong>
      <span className="s quiet">{facts.join(', ')}</span>
      <span className="s">{rankInWords(board, person, person.hubSlug)}</span>
      {movable && (
        <select
          className="field-input s"
          aria-label={`Move ${isolated(person.name)}`}
          value=""
          onChange={event => onMove(person, event.target.value)}
        >
          <option value="">Move to…</option>
          {board.hubs
            .filter(({ slug }) => slug !== person.hubSlug)
            .map(hub => (
              <option key={hub.slug} value={hub.slug} disabled={priceOfMove(board, person, hub.slug).full}>
                {moveInWords(board, person, hub)}
              </option>
            ))}
        </select>
      )}
    </li>
  )
}
