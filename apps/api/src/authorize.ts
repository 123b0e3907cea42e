import { type Action, type Actor, can, type Thing } from '@hubs/rules/can'
import { notFound, Refusal } from './errors.ts'

declare const allowed: unique symbol
/** A thing that somebody was found allowed to act on. Only `authorize` makes one. */
export type Authorized<T> = T & { readonly [allowed]: true }

/** Throws the right refusal unless the actor may; another school's things look as if they were not there. */
export function authorize<T extends Thing>(actor: Actor, action: Action, thing: T, what = 'record'): Authorized<T> {
  if (actor.schoolId !== thing.schoolId) throw notFound(what)
  if (can(actor, action, thing)) return thing as Authorized<T>
  if (can({ ...actor, readsSince: null, missedMeetings: false }, action, thing))
    throw new Refusal('not-allowed', beforeYouJoined)
  throw new Refusal('not-allowed', sentences[action] ?? 'You don’t have permission to do this.')
}

const beforeYouJoined =
  'This is from before you joined the hub. You can read it from your group’s next meeting after hub choices close.'

const sentences: Partial<Record<Action, string>> = {
  'meeting:run': 'Only this meeting’s facilitators can run it.',
  'meeting:prepare': 'Only this meeting’s facilitators can edit its agenda.',
  'meeting:see': 'This meeting is for another group, so you can’t see it.',
  'meeting:watch': 'This meeting is for another group, so you can’t see it.',
  'meeting:move': 'Only this meeting’s facilitators or a coordinator can change its date.',
  'meeting:register': 'Only this meeting’s facilitators or a coordinator can change its register.',
  'minutes:see': 'These minutes are for another group, so you can’t see them.',
  'minutes:write': 'Only this meeting’s facilitators can edit its minutes.',
  'meeting:notes': 'Only this meeting’s facilitators can see its notes.',
  'pulse:give': 'This survey is only for people in that meeting’s group.',
  'person:edit': 'Only an administrator can change people’s details and roles.',
  'backup:manage': 'Only an administrator can see and make backups.',
  'school:export': 'Only an administrator can download everything.',
  'data:request': 'Only an administrator can answer someone’s request about their data.',
  'hub:edit': 'Only a coordinator can edit hubs.',
  'strategy:propose': 'Only hub members and coordinators can propose strategies. Choose a hub first.',
  'strategy:edit':
    'Only the hub’s facilitators or a coordinator can edit this strategy. The person who proposed it can edit it until the hub decides.',
  'strategy:decide': 'Only the hub’s facilitators or a coordinator can change this strategy’s stage.',
  'adaptation:change': 'Only the person who wrote this can edit it.',
  'adaptation:remove': 'Only the person who wrote this, the hub’s facilitators or a coordinator can remove it.',
  'strand:edit': 'Only a coordinator can update EEF figures.',
  'programme:edit': 'Only a coordinator can edit the programme.',
}
