import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Link } from 'react-router-dom'
import type { Hub } from '@hubs/schema/hubs'
import { paths } from '#shared/paths.ts'
import { HubSign } from '../hub-sign.tsx'
import { NameFacilitator, type Picker } from './name-facilitator.tsx'
import { unbroken } from '#ui/text/unbroken.tsx'
import './hub-editor-list.css'

type HubEditorListProps = { hubs: readonly Hub[]; Picker: Picker }

/** The hubs with what is still missing, each leading to where it is changed. */
export function HubEditorList({ hubs, Picker }: HubEditorListProps) {
  return (
    <ul className="hub-editor-list plain">
      {hubs.map(hub => (
        <li key={hub.id} data-hub={hub.slug}>
          <Link to={paths.programmeHub(hub.slug)}>
            <HubSign slug={hub.slug} />
            <span className="hub-editor-words">
              <strong>
                <bdi>{unbroken(hub.name)}</bdi>
              </strong>
              <span>{hub.question}</span>
              <span className="s quiet num">
                {hub.closed
                  ? 'Not running this year'
                  : `${hub.taken ?? 0} of ${hub.places} places taken, ${ledBy(hub)}`}
              </span>
            </span>
            <ChevronRight className="icon" aria-hidden />
          </Link>
          {!hub.closed &&
            hub.groups
              .filter(({ facilitator }) => facilitator === null)
              .map(group => <NameFacilitator key={group.id} hub={hub} group={group} Picker={Picker} />)}
        </li>
      ))}
    </ul>
  )
}

/** "facilitators: A, B", and whether a group is still without one. */
function ledBy({ groups }: Hub): string {
  const names = groups
    .flatMap(({ facilitator, coFacilitator }) => [facilitator, coFacilitator])
    .flatMap(person => (person ? [isolated(person.name)] : []))
  if (names.length === 0) return 'no facilitator yet'
  const without = groups.filter(group => group.facilitator === null).length
  const missing =
    without === 0
      ? ''
      : groups.length === 1
        ? ', no facilitator yet'
        : `, ${count(without, 'group')} without a facilitator`
  return `${names.length > 1 ? 'facilitators' : 'facilitator'}: ${names.join(', ')}${missing}`
}
