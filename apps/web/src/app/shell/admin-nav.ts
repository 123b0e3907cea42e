import { can, type Action } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { paths } from '#shared/paths.ts'

type AdminArea = {
  to: string
  name: string
  /** Often enough needed to stand in the bar at the top; the others are on the home and the account page. */
  bar: boolean
}

const places = [
  { to: paths.programme, name: 'Programme', action: 'programme:edit', bar: true },
  { to: paths.choices, name: 'Hub choices', action: 'membership:list', bar: true },
  { to: paths.school, name: 'Your school', action: 'school:edit', bar: false },
  { to: paths.firstSteps, name: 'Getting started', action: 'school:edit', bar: false },
  { to: paths.nextYear, name: 'Next year', action: 'programme:edit', bar: false },
  { to: paths.register, name: 'Attendance', action: 'hours:correct', bar: false },
  { to: paths.reports('participation'), name: 'Reports', action: 'report:participation', bar: false },
  { to: paths.reminders, name: 'Reminders', action: 'hours:correct', bar: false },
  { to: paths.emails, name: 'Emails', action: 'mail:preview', bar: false },
  { to: paths.coverRequests, name: 'Cover requests', action: 'observation:cover', bar: false },
  {
    to: paths.publishing,
    name: 'Publishing',
    action: 'publication:decide',
    bar: false,
  },
  { to: paths.moderation, name: 'Visitor comments', action: 'reply:moderate', bar: false },
  { to: paths.people, name: 'People', action: 'person:list', bar: true },
  { to: paths.audit, name: 'Audit log', action: 'audit:read', bar: false },
  { to: paths.backups, name: 'Backups and data', action: 'backup:manage', bar: false },
] as const satisfies readonly (AdminArea & { action: Action })[]

/** The screens of what this person looks after for the school; none for most. */
export function adminAreas(me: Me): readonly AdminArea[] {
  return places.filter(({ action }) => can(actorOf(me), action, { schoolId: me.school.id }))
}
