import { type Action, type Actor, can, type Thing } from '@hubs/rules/can'
import { notFound, Refusal } from './errors.ts'

declare const allowed: unique symbol
/** A thing that somebody was found allowed to act on. Only `authorize` makes one. */
export type Authorized<T> = T & { readonly [allowed]: true }

/** Throws the right refusal unless the actor may; another school's things look as if they were not there. */
export function authorize<T extends Thing>(actor: Actor, action: Action, thing: T, what = 'record'): Authorized<T> {
  if (actor.schoolId !== thing.schoolId) throw notFound(what)
  if (!can(actor, action, thing))
    throw new Refusal('not-allowed', sentences[action] ?? 'Your role does not include this.')
  return thing as Authorized<T>
}

const sentences: Partial<Record<Action, string>> = {
  'meeting:run': 'Only the facilitators of this meeting run it.',
  'meeting:prepare': 'Only the facilitators of this meeting change its agenda.',
  'meeting:see': 'This meeting belongs to other colleagues.',
  'meeting:watch': 'This meeting belongs to other colleagues.',
  'meeting:move': 'Only the facilitators of this meeting and a coordinator change its date.',
  'meeting:register': 'Only the facilitators of this meeting and a coordinator keep its register.',
  'minutes:see': 'These minutes belong to other colleagues.',
  'minutes:write': 'Only the facilitators of this meeting write in its minutes.',
  'meeting:notes': 'Only the facilitators of this meeting keep notes here.',
  'pulse:give': 'This asks the people of that meeting.',
  'person:edit': 'Only an administrator changes people and roles.',
  'hub:edit': 'Only a coordinator changes the hubs.',
  'strategy:propose': 'Whoever is in a hub proposes strategies, and a coordinator. Choose a hub first.',
  'strategy:edit':
    'The leaders of its hub and a coordinator change this strategy, and whoever proposed it until the hub has decided.',
  'strategy:decide': 'The leaders of its hub and a coordinator decide how far this strategy has come.',
  'adaptation:change': 'Only the colleague who wrote this changes it.',
  'adaptation:remove': 'Only the colleague who wrote this, the leaders of the hub and a coordinator take it away.',
  'strand:edit': 'Only a coordinator changes the figures of a strand.',
  'programme:edit': 'Only a coordinator changes the programme.',
}
