import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { openAgain } from '../../../test/test-store.ts'
import { personKeys } from '../../store/search-keys.ts'
import type { Store } from '../../store/store.ts'
import { fillSearch } from '../search/index/search-index.service.ts'
import { allErased, canary, canaryName, erasuresOf, findTraces, plantCanaries } from './privacy.testkit.ts'
import { ERASED_NAME } from './redaction.rules.ts'

const id = 'person-erased'
const traces = [/canary/i, /Zebedee/i, /\bZeb\b/i]

/** A school in which a leaver has something in every column, and an administrator who erases them. */
async function buildErasing() {
  const made = await buildTestApp()
  const { store, schoolId, clock, person } = made
  const admin = await person({ roles: ['administrator'] })
  await store.write(tx => tx.db.insert(tx.t.person).values(canary(schoolId, id, clock.now)))
  await plantCanaries(store, schoolId, id)
  await fillSearch(store)
  const erase = () =>
    admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion: 1 } })
  return { ...made, admin, erase }
}

const nameOf = async ({ read: { db, t } }: Store) =>
  (await db.select().from(t.person).where(eq(t.person.id, id)))[0]?.name
const entriesOf = async ({ read: { db, t } }: Store) =>
  (await db.select().from(t.audit).where(eq(t.audit.subjectId, id))).filter(each => each.action === 'person-erased')

/** From here on the server stops after so many writes. */
function stopAfter(store: Store, writes: number) {
  const { write } = store
  let left = writes
  store.write = async work => {
    if (left-- <= 0) throw new Error('the server stopped')
    return write(work)
  }
}

describe('an erasure', () => {
  test('lets others write between its steps, and says nobody’s name from the first one on', async () => {
    const { store, erase, clock } = await buildErasing()
    const { write } = store
    const names: (string | undefined)[] = []
    store.write = async work => {
      const done = await write(work)
      names.push(await nameOf(store))
      return done
    }
    expect((await erase()).statusCode).toBe(204)
    await allErased(store)
    store.write = write
    expect(names.length).toBeGreaterThan(30)
    expect(new Set(names)).toEqual(new Set([ERASED_NAME]))
    expect(await findTraces(store.read, traces)).toEqual([])
    expect((await entriesOf(store)).map(each => Object.keys(each.details))).toEqual([['ip']])
    const erasures = erasuresOf(store, clock)
    const goOn = await store.write(tx => erasures.goOn(tx))
    await goOn()
    expect(await entriesOf(store)).toHaveLength(1)
  })

  test.each([1, 2, 7, 40])('goes on to its end where the server was killed after %i writes', async writes => {
    const { store, erase, clock, admin } = await buildErasing()
    stopAfter(store, writes)
    expect((await erase()).statusCode).toBe(500)
    // Nobody gets in as them or finds them meanwhile, and what is left to do is in no answer.
    expect((await findTraces(store.read, traces)).some(trace => /^(person|session|credential)\./.test(trace))).toBe(
      false,
    )
    expect((await admin.inject({ url: '/api/v1/people?q=Zebedee' })).json().items).toEqual([])
    expect((await admin.inject({ url: `/api/v1/people/${id}` })).body).not.toMatch(/Zebedee|canary/i)
    const next = await openAgain(store)
    expect((await findTraces(next.read, traces)).length).toBeGreaterThan(5)
    const erasures = erasuresOf(next, clock)
    const goOn = await next.write(tx => erasures.goOn(tx))
    await goOn()
    expect(await findTraces(next.read, traces)).toEqual([])
    expect(await nameOf(next)).toBe(ERASED_NAME)
    expect((await entriesOf(next)).map(each => Object.keys(each.details))).toEqual([['ip']])
  })

  test('that is on, or is over, is nobody’s to change or to begin again', async () => {
    const { store, erase, admin } = await buildErasing()
    const { write } = store
    stopAfter(store, 3)
    await erase()
    store.write = write
    const bring = (payload: object) =>
      admin.inject({ method: 'PATCH', url: `/api/v1/people/${id}`, payload: { expectedVersion: 2, ...payload } })
    const again = () =>
      admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion: 2 } })
    for (const change of [{ left: false }, { job: 'Head' }])
      expect((await bring(change)).json()).toMatchObject({ status: 409, detail: expect.stringContaining('erased') })
    expect((await again()).json()).toMatchObject({ status: 409, code: 'already-used' })
    const { db, t } = store.read
    expect(await db.select().from(t.peopleImportLine).where(eq(t.peopleImportLine.personId, id))).toEqual([])
  })

  test('that was half done when a backup was made is finished after its restore', async () => {
    const { store, erase, clock } = await buildErasing()
    stopAfter(store, 3)
    await erase()
    const restored = await openAgain(store)
    expect(await erasuresOf(restored, clock).again([])).toBe(0)
    expect(await findTraces(restored.read, traces)).toEqual([])
  })

  test('takes a name out of what others wrote, whatever its letters and however large', async () => {
    const { store, admin, schoolId, clock } = await buildTestApp().then(async made => ({
      ...made,
      admin: await made.person({ roles: ['administrator'] }),
    }))
    const names = ['Étienne Morel', 'İlknur Öz', 'Zoë "Zed" O’Neill', 'Ольга Ким']
    for (const [n, name] of names.entries()) {
      const row = { ...canary(schoolId, `p${n}`, clock.now), name, email: `p${n}@school.test`, preferredName: '' }
      await store.write(async tx => {
        await tx.db.insert(tx.t.person).values({ ...row, ...personKeys(row) })
        await tx.db
          .update(tx.t.programme)
          .set({ summary: `With ${name} and ${name.toUpperCase()}.`, aims: [`As ${name} says`] })
      })
      const erase = { method: 'POST', url: `/api/v1/people/p${n}/erasure`, payload: { expectedVersion: 1 } } as const
      expect((await admin.inject(erase)).statusCode).toBe(204)
      await allErased(store)
      const [programme] = await store.read.db.select().from(store.read.t.programme)
      expect([name, programme?.summary, programme?.aims]).toEqual([
        name,
        `With ${ERASED_NAME} and ${ERASED_NAME}.`,
        [`As ${ERASED_NAME} says`],
      ])
    }
  })

  test('takes what they wrote under a strategy out of the search', async () => {
    const { store, admin, schoolId, clock } = await buildTestApp().then(async made => ({
      ...made,
      admin: await made.person({ roles: ['administrator'] }),
    }))
    await store.write(async tx => {
      await tx.db.insert(tx.t.person).values(canary(schoolId, id, clock.now))
      const [strategy] = await tx.db.select().from(tx.t.strategy).where(eq(tx.t.strategy.code, 'QU2'))
      await tx.db.insert(tx.t.adaptation).values({
        id: 'theirs',
        schoolId,
        strategyId: strategy?.id ?? '',
        byId: id,
        subject: 'Maths',
        text: 'Tessellations of quokkas',
        at: clock.now,
      })
      await tx.db.delete(tx.t.searchScope)
    })
    await fillSearch(store)
    const found = async () => (await admin.inject({ url: '/api/v1/search?q=quokkas' })).json().groups.length
    expect(await found()).toBe(1)
    await admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion: 1 } })
    await allErased(store)
    expect(await found()).toBe(0)
    expect(await findTraces(store.read, [/quokka/i, new RegExp(canaryName)])).toEqual([])
  })
})
