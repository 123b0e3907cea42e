import { can, type Action } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { paths } from './paths.ts'

type LookedAfter = {
  to: string
  /** For where room is short. */
  name: string
  words: string
  /** Often enough needed to stand in the bar at the top; the others are on the home and the account page. */
  bar: boolean
}

const places = [
  { to: paths.programme, name: 'Programme', words: 'Programme and dates', action: 'programme:edit', bar: true },
  { to: paths.choices, name: 'Choices', words: 'People and choices', action: 'membership:list', bar: true },
  { to: paths.cover, name: 'Cover', words: 'Cover for observations', action: 'observation:cover', bar: false },
  {
    to: paths.publishing,
    name: 'Publishing',
    words: 'Stories for the world to read',
    action: 'publication:decide',
    bar: false,
  },
  { to: paths.moderation, name: 'Replies', words: 'Visitors’ replies', action: 'reply:moderate', bar: false },
  { to: paths.people, name: 'People', words: 'People and invitations', action: 'person:edit', bar: true },
] as const satisfies readonly (LookedAfter & { action: Action })[]

/** The screens of what this person looks after for the school; none for most. */
export function lookedAfter(me: Me): readonly LookedAfter[] {
  return places.filter(({ action }) => can(actorOf(me), action, { schoolId: me.school.id }))
}
