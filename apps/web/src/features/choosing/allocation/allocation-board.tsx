import { isolated } from '@hubs/rules/text/isolated'
import { groupsOn, priceOfMove, rankAt } from '@hubs/rules/plans/placing'
import type { AllocatedPerson, Allocation } from '@hubs/schema/choosing/allocations'
import { ordinal } from '@hubs/rules/text/words'
import { listed } from '#lib/page/capital.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { useCardDrag } from '../ballot/use-card-drag.ts'
import './allocation.css'

type AllocationBoardProps = {
  board: Allocation
  /** Published, or a change is on its way. */
  disabled: boolean
  onMove: (person: AllocatedPerson, hubSlug: string) => void
}

/** "2nd choice", in words, of where somebody is or would be. */
function rankInWords(board: Allocation, person: AllocatedPerson, hubSlug: string): string {
  if (person.any) return 'any hub'
  const rank = rankAt(board, person, hubSlug)
  if (rank === null) return 'didn’t rank'
  return rank === board.costs.length ? 'hub not ranked' : `${ordinal(rank + 1)} choice`
}

/** "first choice, 3 points better; leaves e-Learning under its minimum": what a move does. */
function moveInWords(board: Allocation, person: AllocatedPerson, hub: Allocation['hubs'][number]): string {
  const { cost, underMinimum, full, breaks } = priceOfMove(board, person, hub.slug)
  if (hub.groups === 0) return `${hub.name}: closed`
  if (full) return `${hub.name}: full`
  const price = cost === 0 ? 'no change' : cost > 0 ? `costs ${cost}` : `gains ${-cost}`
  const left = board.hubs.find(({ slug }) => slug === person.hubSlug)?.name
  const under = underMinimum ? `; leaves ${left} under its minimum` : ''
  const broken = breaks.length > 0 ? `; breaks a rule: ${breaks.join(' ')}` : ''
  return `${hub.name}: ${rankInWords(board, person, hub.slug)}, ${price}${under}${broken}`
}

/** The hubs as columns, the people as cards. A card is moved by its list, by keyboard and touch, or dragged. */
export function AllocationBoard({ board, disabled, onMove }: AllocationBoardProps) {
  const drag = useCardDrag((personId, hubSlug) => {
    const person = board.people.find(each => each.personId === personId)
    if (!person || disabled || person.pinned || person.hubSlug === hubSlug) return
    if (!priceOfMove(board, person, hubSlug).full) onMove(person, hubSlug)
  })
  return (
    <div className="allocation-board" ref={drag}>
      {board.hubs.map(hub => (
        <section
          key={hub.slug}
          className="allocation-column"
          data-hub={hub.slug}
          data-column={hub.slug}
          data-groups={hub.groups > 1 ? 'several' : undefined}
          aria-label={hub.name}
        >
          <h3>
            <HubChip slug={hub.slug} name={hub.name} />
          </h3>
          {hub.groups === 0 && <p className="s quiet">Closed. No one is in it.</p>}
          <div className="allocation-groups">
            {groupsOn(board, hub).map((people, n) => (
              <div
                key={n}
                className="allocation-group"
                role="group"
                aria-label={hub.groups > 1 ? `Group ${n + 1}` : hub.name}
              >
                {hub.groups > 1 && <h4 className="s">Group {n + 1}</h4>}
                <GroupSize hub={hub} size={people.length} />
                <ul className="plain">
                  {people.map(person => (
                    <PersonCard
                      key={person.personId}
                      board={board}
                      person={person}
                      disabled={disabled}
                      onMove={onMove}
                    />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function GroupSize({ hub, size }: { hub: Allocation['hubs'][number]; size: number }) {
  const outside = size < hub.min || size > hub.max
  return (
    <p className="s num" data-outside={outside || undefined}>
      {size} {size === 1 ? 'person' : 'people'} ({hub.min} to {hub.max})
      {outside && (size < hub.min ? ': too few' : ': too many')}
    </p>
  )
}

type PersonCardProps = Pick<AllocationBoardProps, 'board' | 'disabled' | 'onMove'> & { person: AllocatedPerson }

function PersonCard({ board, person, disabled, onMove }: PersonCardProps) {
  const facts = [
    person.department,
    person.staffKind === 'support' && 'support staff',
    person.seniorLeader && 'senior leader',
    person.days.length > 0 && `works ${daysInWords(person.days)}`,
    person.mustNot.length > 0 && `not in ${listedHubs(board, person.mustNot)}`,
    person.missedLastYear && 'missed a first choice last year',
    person.pinned && (person.regrouped ? 'stays in this hub, new to this group' : 'stays here'),
  ].filter(Boolean)
  const ties = tiesOf(board, person)
  const movable = !disabled && !person.pinned
  return (
    <li className="allocation-person" draggable={movable} data-card={person.personId}>
      <strong>
        <bdi>{person.name}</bdi>
      </strong>
      <span className="s quiet">{facts.join(', ')}</span>
      {ties.map(({ kind, name }) => (
        <span key={name} className="s quiet">
          {kind === 'together' ? 'with' : 'apart from'} <bdi>{name}</bdi>
        </span>
      ))}
      {/* Whoever stays where they are wasn’t asked. */}
      {!(person.pinned && rankAt(board, person, person.hubSlug) === null) && (
        <span className="s">{rankInWords(board, person, person.hubSlug)}</span>
      )}
      {person.awayFrom.includes(person.hubSlug) && (
        <span className="s" data-outside>
          meets on a day they don’t work
        </span>
      )}
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

const dayNames: Record<string, string> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri' }
const daysInWords = (days: readonly string[]) => listed(days.map(day => dayNames[day] ?? day))

const listedHubs = ({ hubs }: Allocation, slugs: readonly string[]) =>
  listed(hubs.flatMap(({ slug, name }) => (slugs.includes(slug) ? [name] : [])))

/** Whom somebody is kept with, or apart from. */
function tiesOf({ keeps, people }: Allocation, { personId }: AllocatedPerson) {
  return keeps.pairs.flatMap(({ kind, people: [one, other] }) => {
    if (one !== personId && other !== personId) return []
    const name = people.find(each => each.personId === (one === personId ? other : one))?.name
    return name === undefined ? [] : [{ kind, name }]
  })
}
