import { can, type Action } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { paths } from './paths.ts'

const places = [
  { to: paths.programme, name: 'Programme', words: 'Programme and dates', action: 'programme:edit' },
  { to: paths.choices, name: 'Choices', words: 'People and choices', action: 'membership:list' },
  { to: paths.cover, name: 'Cover', words: 'Cover for observations', action: 'observation:cover' },
  { to: paths.publishing, name: 'Publishing', words: 'Stories for the world to read', action: 'publication:decide' },
  { to: paths.moderation, name: 'Replies', words: 'Visitors’ replies', action: 'reply:moderate' },
  { to: paths.people, name: 'People', words: 'People and invitations', action: 'person:edit' },
] as const satisfies readonly { to: string; name: string; words: string; action: Action }[]

/** The screens of what this person looks after for the school; none for most. `name` is for where room is short. */
export function lookedAfter(me: Me): readonly { to: string; name: string; words: string }[] {
  return places.filter(({ action }) => can(actorOf(me), action, { schoolId: me.school.id }))
}
