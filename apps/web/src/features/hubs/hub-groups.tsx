import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { count } from '@hubs/rules/text/words'
import type { Group, HubDetail } from '@hubs/schema/hubs'
import { afterwards } from '#lib/query-client.ts'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useCloseGroup, useMergeGroup, useOpenGroup } from './editor/hub-editor.queries.ts'

/** A hub that more people choose than can meet at one table opens another group. */
export function OpenGroup({ hub }: { hub: HubDetail }) {
  const open = useOpenGroup(hub.slug)
  const [asking, setAsking] = useState(false)
  const say = useToast()
  const press = () =>
    afterwards(open.mutateAsync(), () => {
      setAsking(false)
      say('Group opened, with the same meeting dates. You can move people into it.')
    })
  return (
    <Section
      title="Another group"
      words="When more people choose this hub than can meet at one table. The new group gets the same dates, and you can change them."
    >
      <div className="row">
        <Button onPress={() => setAsking(true)}>
          <Users className="icon" aria-hidden />
          Open another group
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`Open another group in ${hub.name}?`}
        action={open.isPending ? 'Opening…' : 'Open group'}
        keep="Not now"
        pending={open.isPending}
        onClose={() => setAsking(false)}
        onConfirm={press}
      >
        <p>
          It starts empty, with the same meeting dates and no facilitator. You choose who moves into it and who leads
          it. You can close it again while no one is in it.
        </p>
        <ErrorNote error={open.error} />
      </Confirm>
    </Section>
  )
}

/** `isOwn`: whoever merges or closes it has their own place in it. */
type GroupEndProps = { hub: HubDetail; group: Group; isOwn: boolean }

/** Of a hub with several groups: one is merged into another, or closed while nobody is in it. */
export function GroupEnd({ hub, group, isOwn }: GroupEndProps) {
  const others = hub.groups.filter(({ id }) => id !== group.id)
  if (others.length === 0) return null
  return (
    <div className="row wrap">
      {group.taken === 0 ? (
        <CloseGroup hub={hub} group={group} />
      ) : (
        others.map(other => <MergeGroup key={other.id} {...{ hub, group, isOwn, other }} />)
      )}
    </div>
  )
}

function CloseGroup({ hub, group }: { hub: HubDetail; group: Group }) {
  const close = useCloseGroup(hub.slug, group.id)
  const [asking, setAsking] = useState(false)
  const say = useToast()
  const press = () => afterwards(close.mutateAsync(), () => say(`${group.name} closed.`))
  return (
    <>
      <Button look="ghost" onPress={() => setAsking(true)}>
        {`Close ${group.name}`}
      </Button>
      <Confirm
        open={asking}
        danger
        title={`Close ${group.name}?`}
        action={close.isPending ? 'Closing…' : 'Close group'}
        keep="Keep it"
        pending={close.isPending}
        onClose={() => setAsking(false)}
        onConfirm={press}
      >
        <p>No one is in it. Its meeting dates are removed.</p>
        <ErrorNote error={close.error} />
      </Confirm>
    </>
  )
}

/** Who moves, and who of them is told: nobody hears of what they did themselves. */
function movingWords(people: number, into: string, isOwn: boolean): string {
  const moves = `${capital(count(people, 'person', 'people'))} will move to ${into}`
  if (!isOwn) return `${moves} and get a notification.`
  return people === 1 ? `You will move to ${into}.` : `${moves}, you among them. Everyone else will get a notification.`
}

function MergeGroup({ hub, group, isOwn, other }: GroupEndProps & { other: Group }) {
  const merge = useMergeGroup(hub.slug, group.id)
  const [asking, setAsking] = useState(false)
  const say = useToast()
  const press = () => afterwards(merge.mutateAsync(other.id), () => say(`${group.name} is part of ${other.name} now.`))
  return (
    <>
      <Button look="ghost" onPress={() => setAsking(true)}>
        {`Merge ${group.name} into ${other.name}`}
      </Button>
      <Confirm
        open={asking}
        danger
        title={`Merge ${group.name} into ${other.name}?`}
        action={merge.isPending ? 'Merging…' : 'Merge groups'}
        keep="Keep both"
        pending={merge.isPending}
        onClose={() => setAsking(false)}
        onConfirm={press}
      >
        <p>{movingWords(group.taken ?? 0, other.name, isOwn)}</p>
        <p>{`${group.name} will stop meeting. If it has already met, its members can still read what it wrote, and no one else can.`}</p>
        <ErrorNote error={merge.error} />
      </Confirm>
    </>
  )
}
