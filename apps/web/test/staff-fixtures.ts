import { person, type Person } from '@hubs/schema/staff'

/** Somebody as coordinators and administrators see them. */
export function personOf(change: Partial<Person> = {}): Person {
  return person.parse({
    id: 'p1',
    name: 'Aisha Khan',
    preferredName: '',
    email: 'aisha@northgate.test',
    staffKind: 'teaching',
    job: 'Teacher',
    department: 'Science',
    workingDays: ['mon', 'tue', 'wed'],
    seniorLeader: false,
    roles: [],
    state: 'active',
    invitedAt: '2026-09-01T09:00:00.000Z',
    leftAt: null,
    version: 3,
    ...change,
  })
}
