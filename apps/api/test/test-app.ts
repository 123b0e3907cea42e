import type { FastifyInstance, InjectOptions } from 'fastify'
import { onTestFinished } from 'vitest'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { personKeys } from '../src/store/search-keys.ts'
import type { Store, Tx } from '../src/store/store.ts'
import { lentServer, ownServer, type TestServer } from './servers/lent-servers.ts'
import type { AtEnd } from './test-store.ts'

type NewPerson = Partial<Tx['t']['person']['$inferInsert']>

/** A person who is signed in: `inject` sends their cookie with every request. */
export type TestPerson = {
  id: string
  inject(options: Omit<InjectOptions, 'cookies'>): Promise<Awaited<ReturnType<FastifyInstance['inject']>>>
  cookie: string
}

export type TestApp = {
  app: FastifyInstance
  store: Store
  dataDir: string
  /** The clock the app reads; move it to any instant. */
  clock: { now: number }
  schoolId: string
  groupOf(slug: string): Promise<{ groupId: string; hubId: string; programmeId: string }>
  person(over?: NewPerson): Promise<TestPerson>
  /** A signed-in member of the hub, from its beginning on or since `joinedAt`. */
  member(slug: string, over?: NewPerson, joinedAt?: number): Promise<TestPerson>
  /** A signed-in facilitator of the hub, who is a member too. */
  facilitator(slug: string, over?: NewPerson): Promise<TestPerson>
}

let counter = 0

/**
 * The whole server as new, with people to be as. With settings it is one of its own; without, it is lent.
 * @param atEnd where its end is arranged, where several tests share it
 */
export async function buildTestApp(
  variables: Record<string, string> = {},
  atEnd: AtEnd = onTestFinished,
): Promise<TestApp> {
  const own = Object.keys(variables).length > 0
  return withPeople(own ? await ownServer(atEnd, variables) : await lentServer(atEnd))
}

async function withPeople({ app, store, clock, env }: TestServer): Promise<TestApp> {
  const sessions = createSessions({ store, now: () => clock.now })
  const { t, db } = store.read
  const [school] = await db.select().from(t.school)
  if (!school) throw new Error('the base database has no school')

  async function person(over: NewPerson = {}): Promise<TestPerson> {
    const id = newId()
    const token = await store.write(async tx => {
      const row = {
        id,
        schoolId: school!.id,
        name: `Person ${++counter}`,
        email: `person${counter}@school.test`,
        staffKind: 'teaching' as const,
        job: 'Teacher',
        department: 'Maths',
        workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        seniorLeader: false,
        roles: [],
        joinedAt: clock.now,
        createdAt: clock.now,
        ...over,
      } satisfies NewPerson & { id: string }
      await tx.db.insert(tx.t.person).values({ ...row, ...personKeys(row) })
      return sessions.create(tx, id, 'test', 'password')
    })
    return { id, cookie: `hubs=${token}`, inject: options => app.inject({ ...options, cookies: { hubs: token } }) }
  }

  async function groupOf(slug: string) {
    const hubs = await db.select().from(t.hub)
    const groups = await db.select().from(t.group)
    const hub = hubs.find(each => each.slug === slug && each.schoolId === school!.id)
    const group = groups.find(each => each.hubId === hub?.id)
    if (!hub || !group) throw new Error(`no hub ${slug}`)
    return { groupId: group.id, hubId: hub.id, programmeId: hub.programmeId }
  }

  /** `joinedAt`: long before anything was written there, unless said otherwise. */
  async function member(slug: string, over: NewPerson = {}, joinedAt = 0) {
    const someone = await person(over)
    const { groupId, hubId, programmeId } = await groupOf(slug)
    await store.write(async tx => {
      const taken = await tx.db.select().from(tx.t.membership)
      await tx.db.insert(tx.t.membership).values({
        id: newId(),
        programmeId,
        personId: someone.id,
        hubId,
        groupId,
        seat: taken.filter(row => row.groupId === groupId).length + 1,
        kind: over.staffKind === 'support' ? 'voluntary' : 'required',
        createdAt: joinedAt,
      })
    })
    await store.signal({ topic: 'people', id: school!.id })
    return someone
  }

  async function facilitator(slug: string, over: NewPerson = {}) {
    const someone = await member(slug, over)
    const { groupId } = await groupOf(slug)
    const { eq } = await import('drizzle-orm')
    await store.write(async tx => {
      await tx.db.update(tx.t.group).set({ facilitatorId: someone.id }).where(eq(tx.t.group.id, groupId))
    })
    await store.signal({ topic: 'people', id: school!.id })
    return someone
  }

  return { app, store, dataDir: env.DATA_DIR, clock, schoolId: school.id, groupOf, person, member, facilitator }
}
