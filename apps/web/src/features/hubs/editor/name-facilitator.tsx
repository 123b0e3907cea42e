import { isolated } from '@hubs/rules/text/isolated'
import type { Group, Hub } from '@hubs/schema/hubs'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { useRef, useState, type ComponentType } from 'react'
import { afterwards } from '#lib/query-client.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeGroup } from './hub-editor.queries.ts'

type PickerProps = {
  open: boolean
  title: string
  onPick: (person: { id: string; name: string }) => void
  onClose: () => void
}
/** The dialog that finds a person. */
export type Picker = ComponentType<PickerProps>

/** Names the facilitator of a group that has none, in the list of hubs: two presses for each, and no page between them. */
export function NameFacilitator({ hub, group, Picker }: { hub: Hub; group: Group; Picker: Picker }) {
  const change = useChangeGroup(hub.slug, group.id)
  const say = useToast()
  const [picking, setPicking] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const whose = hub.groups.length > 1 ? `${hub.name}, ${group.name}` : hub.name
  const choose = (person: { id: string; name: string }) => {
    setPicking(false)
    const line = place.current?.closest('li')
    const input = { facilitatorId: person.id, expectedVersion: group.version }
    afterwards(change.mutateAsync(input), () => {
      say(`${isolated(person.name)} is the facilitator of ${isolated(whose)}.`)
      // The button that was pressed is about to go.
      line?.querySelector('a')?.focus()
    })
  }
  return (
    <div ref={place} className="hub-editor-missing">
      <Button isPending={change.isPending} onPress={() => setPicking(true)}>
        <UserRoundPlus className="icon" aria-hidden />
        {change.isPending ? 'Saving…' : 'Choose a facilitator'}
        <span className="hidden-text"> for {isolated(whose)}</span>
        {hub.groups.length > 1 && (
          <span aria-hidden>
            {' '}
            for <bdi>{group.name}</bdi>
          </span>
        )}
      </Button>
      <ErrorNote error={change.error} />
      <Picker
        open={picking}
        title={`Choose a facilitator for ${isolated(whose)}`}
        onPick={choose}
        onClose={() => setPicking(false)}
      />
    </div>
  )
}
