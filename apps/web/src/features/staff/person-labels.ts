import type { Person } from '@hubs/schema/staff'

const kindWords = { teaching: 'Teaching staff', support: 'Support staff', none: 'Governor or guest' } as const
const stateWords = { invited: 'Invited', active: 'Active', left: 'Left' } as const
export const roleWords = {
  coordinator: 'Coordinator',
  administrator: 'Administrator',
  leadership: 'Leadership or governor',
} as const
/** Whether somebody has been invited, is here or has left. */
export function stateInWords({ state, invitedAt }: Pick<Person, 'state' | 'invitedAt'>): string {
  return state === 'invited' && invitedAt === null ? 'Not invited' : stateWords[state]
}

const dayWords = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' } as const

/** What a role lets somebody do, so that whoever gives it knows. */
const roleHints = {
  coordinator: 'Runs the programme: hubs, groups, dates and hub choices. Only sees plans shared with the school.',
  administrator:
    'Invites people, sets roles and looks after the server. Only sees plans by downloading someone’s data, and that person is told.',
  leadership: 'Sees totals only, never for fewer than 5 people.',
} as const

export const kindChoices = [
  { value: 'teaching', label: 'Teaching staff', hint: 'Chooses one hub for the year.' },
  { value: 'support', label: 'Support staff', hint: 'Can opt in to any hub, entirely voluntarily.' },
  { value: 'none', label: 'Governor or guest', hint: 'Isn’t in a hub, and isn’t asked to choose one.' },
]
export const roleChoices = Object.entries(roleWords).map(([value, label]) => ({
  value,
  label,
  hint: roleHints[value as keyof typeof roleHints],
}))
export const dayChoices = Object.entries(dayWords).map(([value, label]) => ({ value, label }))

/** What can be typed about a person. */
export function fieldsOf(person: Person) {
  const { name, preferredName, email, staffKind, job, department, workingDays, seniorLeader, roles } = person
  return { name, preferredName, email, staffKind, job, department, workingDays, seniorLeader, roles }
}

/** Each field of a person as words, for "the current version is". */
export function fieldsInWords(fields: ReturnType<typeof fieldsOf>): { label: string; now: string }[] {
  return [
    { label: 'Name', now: fields.name },
    { label: 'Known as', now: fields.preferredName },
    { label: 'Email address', now: fields.email },
    { label: 'Staff', now: kindWords[fields.staffKind] },
    { label: 'Job title', now: fields.job },
    { label: 'Department', now: fields.department },
    { label: 'Working days', now: fields.workingDays.map(day => dayWords[day]).join(', ') },
    { label: 'Senior leader', now: fields.seniorLeader ? 'Yes' : 'No' },
    { label: 'Roles', now: fields.roles.map(role => roleWords[role]).join(', ') || 'None' },
  ]
}
