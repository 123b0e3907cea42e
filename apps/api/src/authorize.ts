import { type Action, type Actor, can, type Thing } from '@hubs/rules/can'
import { notFound, Refusal } from './errors.ts'
import type { Session } from './session.ts'
import type { GuardedStore, Lookup, Store, Tx } from './store/store.ts'

const asked = Symbol('action')
declare const oneOf: unique symbol
declare const ofService: unique symbol

/** Somebody who asks for an action; whether they may is for `authorize` to say. */
export type Asking<A extends Action = Action> = Actor & { readonly [asked]: A }
/** Somebody who asks for one of these; `askFor` says which, once that is known. */
export type AskingOneOf<A extends Action> = Actor & { readonly [oneOf]: { readonly [Each in A]: true } }

/** The policy of a route that a service's function answers. No route makes one up. */
export type ServicePolicy = (Action | readonly Action[]) & { readonly [ofService]: true }

type Guarded<Caller, Rest extends unknown[], Answer> = ((who: Caller, ...rest: Rest) => Answer) & {
  readonly action: ServicePolicy
}

function withPolicy<F extends (...asked: never[]) => unknown>(run: F, action: Action | readonly Action[]) {
  return Object.assign(run, { action: action as ServicePolicy })
}

/**
 * A service's function that somebody asks for by an action. It is the one place that names it: the route's policy is
 * `action` of what this returns, and `authorize` inside asks for the same.
 */
export function guarded<A extends Action, Rest extends unknown[], Answer>(
  action: A,
  work: (actor: Asking<A>, ...rest: Rest) => Answer,
): Guarded<Actor, Rest, Answer> {
  return withPolicy((actor: Actor, ...rest: Rest) => work({ ...actor, [asked]: action }, ...rest), action)
}

/** The same for what needs to know of the session. */
export function guardedSession<A extends Action, Rest extends unknown[], Answer>(
  action: A,
  work: (session: Session & { actor: Asking<A> }, ...rest: Rest) => Answer,
): Guarded<Session, Rest, Answer> {
  const run = (session: Session, ...rest: Rest) =>
    work({ ...session, actor: { ...session.actor, [asked]: action } }, ...rest)
  return withPolicy(run, action)
}

/** The same where the thing, once found, says which of several actions it is. */
export function guardedByOneOf<A extends Action, Rest extends unknown[], Answer>(
  action: readonly A[],
  work: (actor: AskingOneOf<A>, ...rest: Rest) => Answer,
): Guarded<Actor, Rest, Answer> {
  return withPolicy((actor: Actor, ...rest: Rest) => work(actor as AskingOneOf<A>, ...rest), action)
}

/** For what answers by another service's function and so has its policy. */
export function withPolicyOf<F extends (...asked: never[]) => unknown>(
  like: { readonly action: ServicePolicy },
  run: F,
) {
  return Object.assign(run, { action: like.action })
}

/** One's own things. */
export const own = (actor: Actor) => ({ schoolId: actor.schoolId, personId: actor.id })

export const actionOf = (actor: Asking): Action => actor[asked]

export function askFor<A extends Action, Caller extends AskingOneOf<A>>(actor: Caller, action: A): Caller & Asking<A> {
  return { ...actor, [asked]: action }
}

/**
 * Throws the right refusal unless the actor may do what they ask for; another school's things look as if they were not
 * there. After it, and nowhere else, `where` is one that repo functions take: the compiler knows the way here.
 */
export function authorize(where: Lookup, actor: Asking, thing: Thing, what?: string): asserts where is Tx
export function authorize(where: GuardedStore, actor: Asking, thing: Thing, what?: string): asserts where is Store
export function authorize(_where: Lookup | GuardedStore, actor: Asking, thing: Thing, what = 'record'): void {
  const action = actor[asked]
  if (actor.schoolId !== thing.schoolId) throw notFound(what)
  if (can(actor, action, thing)) return
  if (can({ ...actor, readsSince: null, missedMeetings: false }, action, thing))
    throw new Refusal('not-allowed', BEFORE_YOU_JOINED)
  throw new Refusal('not-allowed', sentences[action] ?? 'You don’t have permission to do this.')
}

type Opened<W> = W extends GuardedStore ? Store : Tx

/** The same where nobody learns that there is something they may not see: it looks as if it were not there. */
export function authorizeOrHide(where: Lookup, actor: Asking, thing: Thing, what: string): asserts where is Tx
export function authorizeOrHide(where: GuardedStore, actor: Asking, thing: Thing, what: string): asserts where is Store
export function authorizeOrHide(_where: Lookup | GuardedStore, actor: Asking, thing: Thing, what: string): void {
  if (!can(actor, actor[asked], thing)) throw notFound(what)
}

/** The server itself, when nobody asks: housekeeping, the start, the sample school, what is kept for everybody. */
export function asSystem<W extends Lookup | GuardedStore>(where: W, _why: string): Opened<W> {
  return where as unknown as Opened<W>
}

/** Whoever holds a secret that says what they may do: a session, a link, a code, a screen's cookie. */
export function asBearer<W extends Lookup | GuardedStore>(where: W, _of: string): Opened<W> {
  return where as unknown as Opened<W>
}

/** Anybody at all: what the public pages show, and what a visitor leaves there. */
export function asVisitor<W extends Lookup | GuardedStore>(where: W, _what: string): Opened<W> {
  return where as unknown as Opened<W>
}

const BEFORE_YOU_JOINED =
  'This is from before you joined the hub. You can read it from your group’s next meeting after hub choices close.'

const sentences: Partial<Record<Action, string>> = {
  'meeting:run': 'Only this meeting’s facilitators can run it.',
  'meeting:prepare': 'Only this meeting’s facilitators can edit its agenda.',
  'meeting:see': 'This meeting is for another group, so you can’t see it.',
  'meeting:answer': 'This meeting is for another group, so you can’t see it.',
  'meeting:watch': 'This meeting is for another group, so you can’t see it.',
  'meeting:move': 'Only this meeting’s facilitators or a coordinator can change its date.',
  'meeting:register': 'Only this meeting’s facilitators or a coordinator can change its register.',
  'minutes:see': 'These minutes are for another group, so you can’t see them.',
  'minutes:write': 'Only this meeting’s facilitators can edit its minutes.',
  'meeting:notes': 'Only this meeting’s facilitators can see its notes.',
  'pulse:give': 'This survey is only for people in that meeting’s group.',
  'person:add': 'Only a coordinator or an administrator can add and invite people.',
  'person:edit': 'You can’t change this person’s details. Ask an administrator.',
  'person:address': 'They’ve signed in or have a role, so only an administrator can change their email address.',
  'person:access': 'Only an administrator can change roles, or reset how someone signs in.',
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
