import type { Visibility } from '@hubs/schema/plans/plans'
import type { Role, StaffKind } from '@hubs/schema/staff'
import { maySeePlan } from './plans/plans.ts'

/** The signed-in person as the rules see them. Group ids are those of the current programme. */
export type Actor = {
  id: string
  schoolId: string
  staffKind: StaffKind
  roles: readonly Role[]
  /** The group they belong to, if they have chosen. */
  groupId: string | null
  /** The groups they facilitate or co-facilitate. */
  leads: readonly string[]
  /** Since when they read what their group writes; null for all of it. */
  readsSince: number | null
  /** Whether their group met before that, and what it said then is not open to them yet. */
  missedMeetings: boolean
}

/** What an action is done to. Only the parts that the action's rule asks for need be there. */
export type Thing = {
  schoolId: string
  groupId?: string
  /** Of a hub: all its groups. */
  groupIds?: readonly string[]
  /** Whose it is. */
  personId?: string
  /** Of a person: the roles they hold, and whether they have signed in yet. */
  heldRoles?: readonly Role[]
  hasJoined?: boolean
  /** Of a plan: whom its owner lets see it, and who their partners are now. */
  visibility?: Visibility
  partnerIds?: readonly string[]
  /** Of what a group has written: since when. Left out, it is open to those only who read all of it. */
  writtenAt?: number
}

type Rule = (actor: Actor, thing: Thing) => boolean

const coordinates: Rule = actor => actor.roles.includes('coordinator')
const administers: Rule = actor => actor.roles.includes('administrator')
const leadsGroup: Rule = (actor, thing) => thing.groupId !== undefined && actor.leads.includes(thing.groupId)
const inGroup: Rule = (actor, thing) => thing.groupId !== undefined && actor.groupId === thing.groupId
/** What their group wrote since they came; all of it once it has met with them. */
const readsInGroup: Rule = (actor, thing) =>
  inGroup(actor, thing) && (actor.readsSince === null || (thing.writtenAt ?? -Infinity) >= actor.readsSince)
/** Those who work here. A governor or guest is told sums only, even with an account. */
const isStaff: Rule = actor => actor.staffKind !== 'none'
const leadsHub: Rule = (actor, { groupIds = [] }) => groupIds.some(id => actor.leads.includes(id))
const inHub: Rule = (actor, { groupIds = [] }) => actor.groupId !== null && groupIds.includes(actor.groupId)
const leadsAny: Rule = actor => actor.leads.length > 0
const isSelf: Rule = (actor, thing) => thing.personId === actor.id
/** Of whoever runs a programme or the server, only administrators change anything; everyone their own details. */
const changesPerson: Rule = (actor, thing) =>
  coordinates(actor, thing) &&
  thing.heldRoles !== undefined &&
  (isSelf(actor, thing) || thing.heldRoles.every(role => role === 'leadership'))
/** Whose address it is can sign in by it: a coordinator corrects it only until somebody has, and of nobody with a role. */
const correctsAddress: Rule = (actor, thing) =>
  coordinates(actor, thing) && thing.heldRoles?.length === 0 && thing.hasJoined === false
const colleague: Rule = () => true
/** No role adds anything to what the owner has chosen. */
const shownTo: Rule = (actor, { personId: ownerId, groupId, visibility, partnerIds = [], writtenAt = -Infinity }) =>
  ownerId !== undefined &&
  groupId !== undefined &&
  visibility !== undefined &&
  maySeePlan(actor, { ownerId, groupId, visibility, partnerIds, createdAt: writtenAt })
const either =
  (...rules: Rule[]): Rule =>
  (actor, thing) =>
    rules.some(rule => rule(actor, thing))

/** Every action that anything in the product asks about, and who may do it. What is not here nobody may do. */
const rules = {
  'account:own': isSelf,
  'person:list': either(coordinates, administers),
  'person:add': either(coordinates, administers),
  'person:edit': either(administers, changesPerson),
  'person:address': either(administers, correctsAddress),
  'person:access': administers,
  'backup:manage': administers,
  'audit:read': administers,
  'table:export': coordinates,
  'school:export': administers,
  'calendar:own': isSelf,
  'notice:own': isSelf,
  'mail:preview': coordinates,
  'hours:own': isSelf,
  'hours:see': either(isSelf, coordinates),
  'hours:correct': (actor, thing) => coordinates(actor, thing) && !isSelf(actor, thing),
  'register:year': either(coordinates, leadsAny),
  'reminder:send': either(leadsGroup, coordinates),
  'data:own': isSelf,
  'data:request': administers,
  'accessibility:edit': either(coordinates, administers),
  'school:edit': either(coordinates, administers),
  'programme:edit': coordinates,
  'hub:browse': colleague,
  'hub:people': either(isStaff, coordinates, administers),
  'hub:edit': coordinates,
  'group:edit': coordinates,
  'membership:choose': (actor, thing) => isSelf(actor, thing) && actor.staffKind !== 'none',
  'membership:place': coordinates,
  'membership:list': coordinates,
  'ballot:own': (actor, thing) => isSelf(actor, thing) && actor.staffKind !== 'none',
  'allocation:make': coordinates,
  'meeting:list': colleague,
  'meeting:see': either(readsInGroup, leadsGroup, coordinates),
  'meeting:watch': either(readsInGroup, leadsGroup),
  'meeting:prepare': leadsGroup,
  'meeting:run': leadsGroup,
  'meeting:move': either(leadsGroup, coordinates),
  'meeting:register': either(leadsGroup, coordinates),
  'meeting:answer': either(readsInGroup, leadsGroup),
  'template:use': either(coordinates, actor => actor.leads.length > 0),
  'template:change': either(coordinates, isSelf),
  'candidate:vote': either(readsInGroup, leadsGroup),
  'observation:own': isSelf,
  'observation:shared': either(readsInGroup, leadsGroup),
  'observation:cover': coordinates,
  'plan:own': isSelf,
  'plan:see': shownTo,
  'plan:report': isSelf,
  'plan:list-shared': either(readsInGroup, leadsGroup, coordinates),
  'plan:offer': either(readsInGroup, leadsGroup),
  'support:own': isSelf,
  'support:answer': isSelf,
  'partners:see': either(readsInGroup, leadsGroup),
  'partners:set': leadsGroup,
  'technique:list': colleague,
  'strategy:browse': colleague,
  'strategy:propose': either(actor => actor.groupId !== null, leadsAny, coordinates),
  'strategy:edit': either(leadsHub, coordinates, isSelf),
  'strategy:decide': either(leadsHub, coordinates),
  'adaptation:write': colleague,
  'adaptation:change': isSelf,
  'adaptation:remove': either(isSelf, leadsHub, coordinates),
  'strand:edit': coordinates,
  'reference:browse': colleague,
  'reference:add': colleague,
  'reference:edit': either(isSelf, leadsAny, coordinates),
  'reference:check': either(leadsAny, coordinates),
  'reading:edit': either(leadsHub, coordinates),
  'citation-style:set': coordinates,
  'trial:list': colleague,
  'publication:own': isSelf,
  'publication:strategy': either(leadsHub, coordinates),
  'publication:decide': coordinates,
  'showcase:edit': either(leadsHub, coordinates),
  'outcome:browse': colleague,
  'outcome:rate': either(inHub, leadsHub),
  'outcome:judge': either(leadsHub, coordinates),
  'discussion:school': colleague,
  'discussion:meeting': either(readsInGroup, leadsGroup),
  'reply:own': isSelf,
  'reply:remove': either(isSelf, coordinates),
  'reply:remove-in-meeting': either(isSelf, leadsGroup),
  'reply:moderate': coordinates,
  'search:use': colleague,
  'colleague:list': colleague,
  'minutes:see': either(readsInGroup, leadsGroup, coordinates),
  'minutes:write': leadsGroup,
  'meeting:notes': leadsGroup,
  'pulse:give': either(readsInGroup, leadsGroup),
  'pulse:sums': either(coordinates, actor => actor.roles.includes('leadership')),
  'report:participation': either(coordinates, actor => actor.roles.includes('leadership')),
  'report:exact': coordinates,
  'survey:own': (actor, thing) => isSelf(actor, thing) && actor.staffKind !== 'none',
} as const satisfies Record<string, Rule>

export type Action = keyof typeof rules

/**
 * Whether this person may do this to that. Nobody may touch another school's things; a visitor (null) may do none of
 * these. Enforced by the API and used by the client to show or hide, so that both always agree.
 */
export function can(actor: Actor | null, action: Action, thing: Thing): boolean {
  if (!actor || actor.schoolId !== thing.schoolId) return false
  return rules[action](actor, thing)
}
