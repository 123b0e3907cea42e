import { type Action, can } from '@hubs/rules/can'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  askFor,
  asSystem,
  authorize,
  authorizeOrHide,
  guarded,
  guardedByOneOf,
  type ServicePolicy,
} from './authorize.ts'
import * as plans from './modules/plans/plans.repo.ts'
import type { Session } from './session.ts'
import { type GuardedStore, type Lookup, opened, type Store, type Tx } from './store/store.ts'

const actor: Session['actor'] = {
  id: 'ada',
  schoolId: 'school',
  staffKind: 'teaching',
  roles: [],
  groupId: null,
  leads: [],
  readsSince: null,
  missedMeetings: false,
}
const mine = { schoolId: 'school', personId: 'ada' }
const hers = { schoolId: 'school', personId: 'bea' }
const elsewhere = { schoolId: 'another', personId: 'ada' }
const store = { read: 'all of it' } as unknown as GuardedStore

describe('what somebody asks for', () => {
  const own = guarded('plan:own', (who, thing: typeof mine) => {
    authorize(store, who, thing)
    return 'done'
  })

  test('is done where they may, refused where they may not, and not there in another school', () => {
    expect(own(actor, mine)).toBe('done')
    expect(() => own(actor, hers)).toThrow('You don’t have permission to do this.')
    expect(() => own(actor, elsewhere)).toThrow('This record doesn’t exist, or you don’t have access to it.')
  })

  test('looks as if it were not there, where nobody is told that it is', () => {
    const see = guarded('plan:own', (who, thing: typeof mine) => authorizeOrHide(store, who, thing, 'plan'))
    expect(() => see(actor, hers)).toThrow('This plan doesn’t exist, or you don’t have access to it.')
    expect(() => see(actor, mine)).not.toThrow()
  })

  test('is named once: the policy of the route is the action that is asked', () => {
    expect(own.action).toBe('plan:own')
    const either = guardedByOneOf(['support:own', 'support:answer'], (who, as: 'support:own' | 'support:answer') =>
      authorize(store, askFor(who, as), mine),
    )
    expect(either.action).toEqual(['support:own', 'support:answer'])
    expect(() => either(actor, 'support:answer')).not.toThrow()
  })

  test('is judged by the rule of that action, for each there is', () => {
    const actions: Action[] = ['plan:own', 'hub:browse', 'person:edit', 'allocation:make', 'template:change']
    for (const action of actions)
      for (const thing of [mine, hers]) {
        const ask = guarded(action, who => authorize(store, who, thing))
        if (can(actor, action, thing)) expect(() => ask(actor)).not.toThrow()
        else expect(() => ask(actor)).toThrow(/permission|administrator/)
      }
  })
})

/** Never run: `npm run types` compiles it, and says so where a line that must not compile does. */
export async function leftOut({ read, write }: GuardedStore, id: string) {
  // @ts-expect-error -- nobody was authorised to read
  await plans.listOwn(read, id, { which: 'open', limit: 1 })
  // @ts-expect-error -- nor to change anything
  await write(tx => plans.updatePlan(tx, id, 1, { status: 'dropped' }))
  const plan = await plans.findPlan(read, id)
  // @ts-expect-error -- what was looked up shows what it is judged by, and none of its words
  expect(plan?.technique).toBeDefined()
  // @ts-expect-error -- and opens to nobody
  if (plan) opened(read, plan)
  // @ts-expect-error -- a lookup changes nothing by itself
  await read.db.delete(read.t.plan)
}

/** The same with what was left out. */
export async function asked(guardedStore: GuardedStore, id: string) {
  const ask = guarded('plan:own', async who => {
    authorize(guardedStore, who, { schoolId: who.schoolId, personId: who.id })
    await guardedStore.write(tx => plans.updatePlan(tx, id, 1, { status: 'dropped' }))
    const plan = await plans.findPlan(guardedStore.read, id)
    return plan && opened(guardedStore.read, plan).technique
  })
  const inside = guarded('plan:own', who =>
    guardedStore.write(async tx => {
      const plan = await plans.findPlan(tx, id)
      // @ts-expect-error -- before it
      await plans.listReports(tx, [id])
      authorize(tx, who, { schoolId: who.schoolId, ...(plan && { personId: plan.ownerId }) })
      return plans.listReports(tx, [id])
    }),
  )
  // @ts-expect-error -- an actor of a session asks for nothing yet
  authorize(guardedStore, actor, mine)
  // @ts-expect-error -- of several, one has to be named
  guardedByOneOf(['support:own', 'support:answer'], who => authorize(guardedStore, who, mine))
  // @ts-expect-error -- and one of these
  guardedByOneOf(['support:own', 'support:answer'], who => askFor(who, 'person:edit'))
  return { ask, inside }
}

test('only a proof makes what repositories take', () => {
  expectTypeOf<Lookup>().not.toExtend<Tx>()
  expectTypeOf<GuardedStore>().not.toExtend<Store>()
  expectTypeOf(asSystem(store, 'a test')).toEqualTypeOf<Store>()
  expectTypeOf<'plan:own'>().not.toExtend<ServicePolicy>()
})
