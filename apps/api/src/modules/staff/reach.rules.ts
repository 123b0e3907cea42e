import { type Action, type Actor, can, type Thing } from '@hubs/rules/can'
import { Refusal } from '../../errors.ts'
import type { PersonRow } from './staff.repo.ts'

/** Somebody as the rules about people see them. */
export const asThing = ({ schoolId, id, roles, joinedAt }: PersonRow): Thing => ({
  schoolId,
  personId: id,
  heldRoles: roles,
  hasJoined: joinedAt !== null,
})

const onlyAdministrators = {
  roles: 'Only an administrator can change roles.',
  email: 'They’ve signed in or have a role, so only an administrator can change their email address.',
  left: 'Only an administrator can mark a coordinator as left.',
} as const

const refuse = (field: keyof typeof onlyAdministrators) =>
  new Refusal('not-allowed', onlyAdministrators[field], { fields: { [field]: onlyAdministrators[field] } })

/** Throws at the field that would give whoever changes it a power they don't have. */
export function refuseBeyond(
  actor: Actor,
  row: PersonRow,
  change: { [field in keyof typeof onlyAdministrators]: boolean },
): void {
  const may = (action: Action) => can(actor, action, asThing(row))
  if (change.roles && !may('person:access')) throw refuse('roles')
  if (change.email && !may('person:address')) throw refuse('email')
  // One's own leaving too: nobody but an administrator could undo it.
  if (change.left && row.roles.includes('coordinator') && !may('person:access')) throw refuse('left')
}

/** The same of somebody new. */
export function refuseRoles(actor: Actor, roles: readonly string[]): void {
  if (roles.length > 0 && !can(actor, 'person:access', { schoolId: actor.schoolId })) throw refuse('roles')
}

/** Somebody who brings a list in or takes one back, as they stand now. */
export type By = Pick<PersonRow, 'id' | 'roles' | 'schoolId'>
/** In the place of one who is not there any more: may change nobody. */
export const nobody: By = { id: '', roles: [], schoolId: '' }

type Changed = { email?: unknown; leftAt?: unknown }

/** Why a list can't change somebody as it says, where whoever brings it in could not by hand; null where it can. */
export function whyBeyond(by: By, row: PersonRow, change: Changed): string | null {
  const actor: Actor = {
    ...by,
    staffKind: 'none',
    groupId: null,
    leads: [],
    readsSince: null,
    missedMeetings: false,
  }
  const may = (action: Action) => can(actor, action, asThing(row))
  if (!may('person:edit')) return 'Only an administrator can change the details of a coordinator or an administrator.'
  if ('email' in change && !may('person:address')) return onlyAdministrators.email
  return null
}
