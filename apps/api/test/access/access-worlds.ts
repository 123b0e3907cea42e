import { eq } from 'drizzle-orm'
import { insertProgramme, insertSchool } from '../../src/modules/programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../../src/modules/programmes/seed/programme.seed.ts'
import { insertAdaptation } from '../../src/modules/strategies/strategies.testkit.ts'
import { buildTestApp } from '../test-app.ts'
import type { AtEnd } from '../test-store.ts'
import { anyReference, insertReply } from './access-discussion.ts'
import { outcomeOf } from './access-evaluation.ts'
import { insertPlan } from './access-plans.ts'
import type { Ids } from './access.ts'

/** In the order of the access table's columns. */
export const roles = [
  'visitor',
  'member',
  'facilitator',
  'other facilitator',
  'coordinator',
  'administrator',
  'leadership',
  'other school',
] as const

/** One person of each role, the meeting they are all asked about, and a colleague whom others act on. */
async function buildRoles(atEnd: AtEnd) {
  const built = await buildTestApp({}, atEnd)
  const { app, store, clock, person, member, facilitator, groupOf } = built
  const own = await member('questioning')
  const people = {
    member: own,
    facilitator: await facilitator('questioning'),
    'other facilitator': await facilitator('feedback'),
    coordinator: await person({ roles: ['coordinator'] }),
    administrator: await person({ roles: ['administrator'] }),
    leadership: await person({ roles: ['leadership'] }),
  }
  const elsewhere = await store.write(async tx => {
    const schoolId = await insertSchool(
      tx,
      { slug: 'elsewhere', name: 'Elsewhere', timeZone: 'Europe/London' },
      clock.now + 1,
    )
    const [openAt, closeAt] = [clock.now - 1000, clock.now + 86_400_000]
    await insertProgramme(tx, {
      schoolId,
      timeZone: 'Europe/London',
      name: '2026-27',
      current: true,
      calendar: firstCalendar,
      choiceOpensAt: openAt,
      choiceClosesAt: closeAt,
    })
    return schoolId
  })
  const stranger = await person({ schoolId: elsewhere, roles: ['coordinator', 'administrator', 'leadership'] })
  const { groupId, hubId } = await groupOf('questioning')
  const { db, t } = store.read
  const [meeting] = await db.select().from(t.meeting).where(eq(t.meeting.groupId, groupId))
  const colleague = await person()
  const ids: Ids = {
    meeting: meeting?.id ?? '',
    group: groupId,
    halfTerm: meeting?.halfTermId ?? '',
    person: colleague.id,
    member: own.id,
    outcome: await outcomeOf(store, hubId),
    reply: await insertReply(store, { schoolId: built.schoolId, byId: own.id, meeting }),
    reference: await anyReference(store, built.schoolId),
    adaptation: await insertAdaptation(store, { id: own.id, schoolId: built.schoolId }),
    ...(await insertPlan(store, { ownerId: own.id, fromId: people.facilitator.id, meeting })),
  }
  const cookies = {
    visitor: undefined,
    ...Object.fromEntries(Object.entries(people).map(([role, { cookie }]) => [role, cookie])),
    'other school': stranger.cookie,
  }
  return { app, ids, cookies: cookies as Record<(typeof roles)[number], string | undefined> }
}

type Roles = Awaited<ReturnType<typeof buildRoles>>

/** One world for row after row, until something in it was changed: then the next row has a new one. */
export function createWorlds() {
  let world: Roles | undefined
  const ends: Parameters<AtEnd>[0][] = []
  return {
    async current(): Promise<Roles> {
      world ??= await buildRoles(end => ends.push(end))
      return world
    },
    async leave() {
      world = undefined
      for (const end of ends.splice(0).toReversed()) await end()
    },
  }
}
