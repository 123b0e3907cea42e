import type { Hub } from '@hubs/schema/hubs'
import { HubChip } from '#shared/hub-chip.tsx'
import { Check } from '#ui/fields/check.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeHubs } from './editor/hub-editor.queries.ts'
import './hub-placing.css'
import { afterwards } from '#lib/query-client.ts'

/** Up to five groups of a hub are sixty people. */
const GROUPS_MOST = 5

/** Which hubs an allocation may close, and into how many groups it may split each. Applies at once. */
export function HubPlacing({ hubs, onChanged }: { hubs: readonly Hub[]; onChanged: () => void }) {
  return (
    <ul className="hub-placing plain">
      {hubs
        .filter(({ closed }) => !closed)
        .map(hub => (
          <HubPlacingRow key={hub.id} hub={hub} onChanged={onChanged} />
        ))}
    </ul>
  )
}

function HubPlacingRow({ hub, onChanged }: { hub: Hub; onChanged: () => void }) {
  const { slug, mayClose, mostGroups, groups, version } = hub
  const change = useChangeHubs(slug)
  const say = useToast()
  const put = (wanted: { mayClose: boolean } | { mostGroups: number }) =>
    afterwards(change.mutateAsync({ ...wanted, expectedVersion: version }), () => {
      say('Saved.')
      onChanged()
    })
  const sent = change.isPending ? change.variables : undefined
  const fewest = Math.max(1, groups.length)
  const most = Math.max(GROUPS_MOST, mostGroups, fewest)
  return (
    <li>
      <span className="hub-placing-name">
        <HubChip slug={slug} name={hub.name} />
      </span>
      <Check
        label={
          <>
            Can be closed<span className="hidden-text">: {hub.name}</span>
          </>
        }
        disabled={change.isPending}
        checked={sent?.mayClose ?? mayClose}
        onChange={event => put({ mayClose: event.target.checked })}
      />
      <select
        className="field-input"
        aria-label={`Groups: ${hub.name}`}
        disabled={change.isPending}
        value={Math.max(fewest, sent?.mostGroups ?? mostGroups)}
        onChange={event => put({ mostGroups: Number(event.target.value) })}
      >
        {Array.from({ length: most - fewest + 1 }, (_, n) => fewest + n).map(count => (
          <option key={count} value={count}>
            {count === 1 ? 'One group' : `Up to ${count} groups`}
          </option>
        ))}
      </select>
      <ErrorNote error={change.error} />
    </li>
  )
}
