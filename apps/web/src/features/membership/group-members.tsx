import { isolated } from '@hubs/rules/text/isolated'
import type { HubDetail } from '@hubs/schema/hubs'
import { sentenceOf } from '#lib/api-client.ts'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { Section } from '#ui/page/section.tsx'
import { usePlacePerson } from './membership.queries.ts'
import './group-members.css'

type Member = HubDetail['members'][number]

/** Whoever leads a group has their place in it. */
const movable = ({ groups, members }: HubDetail) =>
  members.filter(
    ({ id }) => !groups.some(({ facilitator, coFacilitator }) => [facilitator?.id, coFacilitator?.id].includes(id)),
  )

const isFull = ({ taken, places }: HubDetail['groups'][number]) => (taken ?? 0) >= places

/** Of a hub with several groups: who is in which, and the way into another. */
export function GroupMembers({ hub }: { hub: HubDetail }) {
  const place = usePlacePerson()
  const say = useToast()
  const nameOf = (groupId: string) => hub.groups.find(({ id }) => id === groupId)?.name ?? ''

  async function move({ id: personId, name, groupId: from }: Member, groupId: string) {
    const put = (to: string) => place.mutateAsync({ personId, hubSlug: hub.slug, groupId: to })
    const back = () =>
      void put(from).then(
        () => say('Undone.'),
        error => say(sentenceOf(error)),
      )
    try {
      await put(groupId)
      say(`${isolated(name)} is in ${isolated(nameOf(groupId))} now.`, back)
    } catch {
      // The sentence stands above the list.
    }
  }

  return (
    <Section
      title="Who’s in which group"
      words="Colleagues you move get a notification with their new meeting dates. Facilitators stay with the group they lead."
    >
      <ErrorNote error={place.error} />
      <ul className="group-members plain">
        {movable(hub).map(member => (
          <li key={member.id}>
            <Field
              kind="select"
              label={<bdi>{member.name}</bdi>}
              value={member.groupId}
              disabled={place.isPending}
              onChange={event => void move(member, event.target.value)}
            >
              {hub.groups.map(group => (
                <option key={group.id} value={group.id} disabled={group.id !== member.groupId && isFull(group)}>
                  {group.name}
                </option>
              ))}
            </Field>
          </li>
        ))}
      </ul>
    </Section>
  )
}
