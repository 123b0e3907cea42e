import { describe, expect, test } from 'vitest'
import { type Action, type Actor, can, type Thing } from './can.ts'

const school = 'school-1'
const base: Actor = {
  id: 'p1',
  schoolId: school,
  staffKind: 'teaching',
  roles: [],
  groupId: 'g1',
  leads: [],
  readsSince: null,
  missedMeetings: false,
}
const people = {
  visitor: null,
  member: base,
  facilitator: { ...base, leads: ['g1'] },
  otherFacilitator: { ...base, groupId: 'g2', leads: ['g2'] },
  coordinator: { ...base, groupId: null, roles: ['coordinator'] },
  administrator: { ...base, groupId: null, roles: ['administrator'] },
  leadership: { ...base, groupId: null, roles: ['leadership'] },
  stranger: { ...base, schoolId: 'school-2', roles: ['coordinator', 'administrator'], leads: ['g1'] },
} satisfies Record<string, Actor | null>

const group: Thing = { schoolId: school, groupId: 'g1' }
const rows: [Action, Thing, (keyof typeof people)[]][] = [
  [
    'hub:browse',
    { schoolId: school },
    ['member', 'facilitator', 'otherFacilitator', 'coordinator', 'administrator', 'leadership'],
  ],
  ['hub:edit', { schoolId: school }, ['coordinator']],
  ['person:add', { schoolId: school }, ['coordinator', 'administrator']],
  ['person:access', { schoolId: school }, ['administrator']],
  ['person:edit', { schoolId: school }, ['administrator']],
  ['person:edit', { schoolId: school, heldRoles: [] }, ['coordinator', 'administrator']],
  ['person:edit', { schoolId: school, heldRoles: ['leadership'] }, ['coordinator', 'administrator']],
  ['person:edit', { schoolId: school, heldRoles: ['coordinator'] }, ['administrator']],
  ['person:edit', { schoolId: school, heldRoles: ['leadership', 'administrator'] }, ['administrator']],
  ['person:address', { schoolId: school, heldRoles: [], hasJoined: false }, ['coordinator', 'administrator']],
  ['person:address', { schoolId: school, heldRoles: [], hasJoined: true }, ['administrator']],
  ['person:address', { schoolId: school, heldRoles: [] }, ['administrator']],
  ['person:address', { schoolId: school, heldRoles: ['leadership'], hasJoined: false }, ['administrator']],
  ['person:list', { schoolId: school }, ['coordinator', 'administrator']],
  ['meeting:see', group, ['member', 'facilitator', 'coordinator']],
  ['meeting:watch', group, ['member', 'facilitator']],
  ['meeting:run', group, ['facilitator']],
  ['meeting:prepare', group, ['facilitator']],
  ['meeting:move', group, ['facilitator', 'coordinator']],
  ['meeting:register', group, ['facilitator', 'coordinator']],
  ['minutes:see', group, ['member', 'facilitator', 'coordinator']],
  ['minutes:write', group, ['facilitator']],
  ['meeting:notes', group, ['facilitator']],
  ['pulse:give', group, ['member', 'facilitator']],
  ['pulse:sums', { schoolId: school }, ['coordinator', 'leadership']],
  ['report:participation', { schoolId: school }, ['coordinator', 'leadership']],
  ['membership:place', { schoolId: school }, ['coordinator']],
  ['plan:list-shared', group, ['member', 'facilitator', 'coordinator']],
  ['plan:offer', group, ['member', 'facilitator']],
  ['partners:see', group, ['member', 'facilitator']],
  ['partners:set', group, ['facilitator']],
]

describe('who may do what', () => {
  test.each(rows)('%s', (action, thing, allowed) => {
    const really = Object.entries(people)
      .filter(([, actor]) => can(actor, action, thing))
      .map(([name]) => name)
    expect(really).toEqual(allowed)
  })

  test('one’s own choice is one’s own', () => {
    expect(can(base, 'membership:choose', { schoolId: school, personId: 'p1' })).toBe(true)
    expect(can(base, 'membership:choose', { schoolId: school, personId: 'p2' })).toBe(false)
  })

  test('no role adds anything to whom a plan’s owner shows it', () => {
    const plan = { ...group, personId: 'somebody', visibility: 'group', partnerIds: ['p1'] } as const
    const seers = (thing: Thing) =>
      Object.entries(people)
        .filter(([, actor]) => can(actor && { ...actor, id: 'p9' }, 'plan:see', thing))
        .map(([name]) => name)
    expect(seers({ ...plan, visibility: 'me' })).toEqual([])
    expect(seers({ ...plan, visibility: 'partner' })).toEqual([])
    expect(seers(plan)).toEqual(['member', 'facilitator'])
    expect(can(base, 'plan:see', { ...plan, visibility: 'partner' })).toBe(true)
    expect(can(base, 'plan:own', { schoolId: school, personId: 'somebody' })).toBe(false)
  })

  test('an administrator sees no meeting of a group they are not in', () => {
    expect(can(people.administrator, 'meeting:see', group)).toBe(false)
  })
})
