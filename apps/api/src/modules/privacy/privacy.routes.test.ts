import { erasurePreview } from '@hubs/schema/privacy'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { listErasures } from '../../store/personal/erasures.ts'
import { marksOf, type TableName, tableNames, tableOf } from '../../store/personal/personal-columns.ts'
import { personKeys } from '../../store/search-keys.ts'
import type { Tx } from '../../store/store.ts'
import { fillSearch, indexNow } from '../search/index/search-index.service.ts'
import { allErased, canary, canaryMail, canaryName, erasuresOf, findTraces, plantCanaries } from './privacy.testkit.ts'
import { ERASED_NAME } from './redaction.rules.ts'

async function buildCanary() {
  const test = await buildTestApp()
  const { store, schoolId, clock, person } = test
  const admin = await person({ roles: ['administrator'] })
  const id = 'person-erased'
  await store.write(async tx => tx.db.insert(tx.t.person).values(canary(schoolId, id, clock.now)))
  return { ...test, admin, id }
}

const traces = [/canary/i, /Zebedee/i, /\bZeb\b/i]

describe('an erasure', () => {
  test('leaves nothing of the person in any column of any table, and every row that others count by', async () => {
    const { store, schoolId, admin, id, clock } = await buildCanary()
    await plantCanaries(store, schoolId, id)
    await fillSearch(store)
    await store.write(async tx => {
      const where = eq(tx.t.strategy.code, 'QU2')
      const [row] = await tx.db
        .update(tx.t.strategy)
        .set({ what: `As ${canaryName} says.` })
        .where(where)
        .returning()
      await indexNow(tx, 'strategy', [row?.id ?? ''])
    })
    const { db, t } = store.read
    const counts = async () => {
      const all: [TableName, number][] = []
      for (const table of tableNames) all.push([table, (await db.select().from(tableOf(store.read, table))).length])
      return new Map(all)
    }
    const before = await counts()
    const preview = await admin.inject({ url: `/api/v1/people/${id}/erasure` })
    const { counts: kinds } = erasurePreview.parse(preview.json())
    // One of a kind is said in the singular.
    for (const { kind, count } of kinds)
      expect([kind, /(?:s|stories|notes on .*)$/u.test(kind)]).toEqual([kind, count !== 1])
    expect(kinds).toContainEqual({ kind: 'report', count: 1 })
    expect((await findTraces(store.read, traces)).length).toBeGreaterThan(60)
    const found = await admin.inject({ url: '/api/v1/search?q=Canarywharf' })
    expect(found.body).toContain('Canarywharf')

    const answer = await admin.inject({
      method: 'POST',
      url: `/api/v1/people/${id}/erasure`,
      payload: { expectedVersion: 1 },
    })
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    await allErased(store)

    expect(await findTraces(store.read, traces)).toEqual([])
    const after = await counts()
    for (const table of [
      'plan',
      'report',
      'attendance',
      'membership',
      'rating',
      'reply',
      'candidateVote',
      'observation',
      'pulseRespondent',
    ] as const)
      expect([table, after.get(table)]).toEqual([table, before.get(table)])
    const [row] = await db.select().from(t.person).where(eq(t.person.id, id))
    expect(row).toMatchObject({ name: ERASED_NAME, preferredName: '', job: '', roles: [] })
    expect(listErasures(store.backupFolder)).toEqual([id])
    const again = await admin.inject({ url: '/api/v1/search?q=Canarywharf' })
    expect(again.body).not.toContain('Canarywharf')

    // As after a restore of a backup that still had them.
    await store.write(tx =>
      tx.db
        .update(tx.t.person)
        .set(canary(schoolId, id, clock.now))
        .where(eq(tx.t.person.id, id)),
    )
    const erasures = erasuresOf(store, clock)
    expect(await erasures.again(listErasures(store.backupFolder))).toBe(1)
    expect((await findTraces(store.read, traces)).filter(trace => /Zebedee/i.test(trace))).toEqual([])
    expect(await erasures.again(listErasures(store.backupFolder))).toBe(0)
  })

  test('takes out a name that others wrote, and leaves a namesake’s and a longer one', async () => {
    const { store, schoolId, admin, id, clock } = await buildCanary()
    const write = (tx: Tx, summary: string) => tx.db.update(tx.t.programme).set({ summary })
    await store.write(tx => write(tx, `${canaryName.toUpperCase()} and Zebedee Canarywharfson, with ${canaryName}.`))
    await admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion: 1 } })
    await allErased(store)
    const { db, t } = store.read
    const summary = async () =>
      (await db.select().from(t.programme).where(eq(t.programme.schoolId, schoolId)))[0]?.summary
    expect(await summary()).toBe(`${ERASED_NAME} and Zebedee Canarywharfson, with ${ERASED_NAME}.`)

    for (const each of ['one', 'two'])
      await store.write(tx =>
        tx.db.insert(tx.t.person).values({ ...canary(schoolId, each, clock.now), email: `${each}@school.test` }),
      )
    await store.write(tx => write(tx, `With ${canaryName}.`))
    await admin.inject({ method: 'POST', url: '/api/v1/people/one/erasure', payload: { expectedVersion: 1 } })
    await allErased(store)
    expect(await summary()).toBe(`With ${canaryName}.`)
  })

  test.each([
    ['Étienne Morel', ['Étienne Morel', 'ÉTIENNE MOREL', 'étienne morel']],
    ['Öykü Şahin', ['Öykü Şahin', 'ÖYKÜ ŞAHIN', 'öykü Şahin']],
    ['Ольга Ким', ['Ольга Ким', 'ОЛЬГА КИМ', 'ольга ким']],
    ['Jo O’Neill', ['Jo O’Neill', "Jo O'Neill", "JO O'NEILL"]],
    ['Ann "A" Lee', ['Ann "A" Lee']],
  ])('takes out %s, in every spelling that others wrote', async (name, spellings) => {
    const { store, schoolId, admin, id } = await buildCanary()
    const { t, db } = store.read
    await store.write(async tx => {
      await tx.db
        .update(tx.t.person)
        .set({ name, ...personKeys({ name, email: canaryMail, job: '', department: '' }) })
        .where(eq(tx.t.person.id, id))
      await tx.db.update(tx.t.programme).set({ summary: `With ${spellings.join(', ')}.`, aims: spellings })
    })
    await admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion: 1 } })
    const [programme] = await db.select().from(t.programme).where(eq(t.programme.schoolId, schoolId))
    const erased = spellings.map(() => ERASED_NAME)
    expect([programme?.summary, programme?.aims]).toEqual([`With ${erased.join(', ')}.`, erased])
  })

  test('is for those who have left, and for a version that was seen', async () => {
    const { admin, person, store } = await buildCanary()
    const here = await person()
    const erase = (id: string, expectedVersion: number) =>
      admin.inject({ method: 'POST', url: `/api/v1/people/${id}/erasure`, payload: { expectedVersion } })
    expect((await erase(here.id, 1)).json()).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/as left first/),
    })
    expect((await erase('person-erased', 7)).json()).toMatchObject({ code: 'stale' })
    expect(listErasures(store.backupFolder)).toEqual([])
  })

  test('leaves somebody alone who comes back to the school in the moment before it', async () => {
    const { admin, store } = await buildCanary()
    const { write } = store
    store.write = async work => {
      store.write = write
      await write(({ db, t }) => db.update(t.person).set({ leftAt: null }).where(eq(t.person.id, 'person-erased')))
      return write(work)
    }
    const erase = {
      method: 'POST',
      url: '/api/v1/people/person-erased/erasure',
      payload: { expectedVersion: 1 },
    } as const
    expect((await admin.inject(erase)).statusCode).toBe(409)
    const { db, t } = store.read
    const [row] = await db.select().from(t.person).where(eq(t.person.id, 'person-erased'))
    expect(row?.name).toBe(canaryName)
    expect(listErasures(store.backupFolder)).toEqual([])
  })
})

describe('an export', () => {
  const open = (body: Buffer) => {
    const files = unzipSync(new Uint8Array(body))
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    return {
      names: Object.keys(files),
      text,
      tables: JSON.parse(text('everything.json')).tables as Record<string, object[]>,
    }
  }

  test('has each personal column of whoever it is about, and nobody else’s words or keys', async () => {
    const { store, schoolId, admin, id } = await buildCanary()
    await plantCanaries(store, schoolId, id)
    const answer = await admin.inject({ method: 'POST', url: `/api/v1/people/${id}/export` })
    expect(answer.headers).toMatchObject({ 'content-type': 'application/zip' })
    const { names, text, tables } = open(answer.rawPayload)
    const derived = /^search|^idempotencyKey|^run$/
    for (const table of tableNames) {
      const marks = Object.entries(marksOf(table))
      if (derived.test(table) || !marks.some(([, mark]) => mark === 'who' || mark === 'ids' || mark === 'words'))
        continue
      const [row] = tables[table] ?? []
      for (const [column, mark] of marks) {
        const due = ['fact', 'who', 'words'].includes(mark) || mark.startsWith('by:')
        expect([table, column, Object.keys(row ?? {}).includes(column)]).toEqual([table, column, due || mark === 'no'])
      }
      expect(names).toContain(`csv/${table}.csv`)
    }
    expect(text('README.txt')).toContain(canaryName)
    expect(text('csv/person.csv')).toContain(canaryMail)
    const { db, t } = store.read
    const audit = await db.select().from(t.audit).where(eq(t.audit.action, 'data-exported'))
    expect(audit).toMatchObject([{ actorId: admin.id, subjectId: id }])
  })

  test('of one’s own is asked for by oneself; a cell is never a formula', async () => {
    const { store, schoolId, person } = await buildTestApp()
    const ann = await person({ department: '=HYPERLINK("http://x")' })
    const ben = await person({ name: 'Ben Other' })
    await store.write(tx =>
      tx.db.insert(tx.t.audit).values({
        id: 'x',
        schoolId,
        actorId: ben.id,
        subjectId: ann.id,
        action: 'person-changed',
        at: 1,
        details: {},
      }),
    )
    const { text, tables } = open((await ann.inject({ method: 'POST', url: '/api/v1/me/export' })).rawPayload)
    expect(text('csv/person.csv')).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(tables.audit).toMatchObject([{ subjectId: ann.id, at: '1970-01-01T00:00:00.001Z' }])
    expect(text('everything.json')).not.toContain(ben.id)
  })

  test('by an administrator is told to the person, and asks who is there', async () => {
    const { admin, person, store, clock } = await buildCanary()
    const here = await person({ email: 'here@school.test' })
    expect((await admin.inject({ method: 'POST', url: `/api/v1/people/${here.id}/export` })).statusCode).toBe(200)
    const { db, t } = store.read
    const mails = await db.select().from(t.mail).where(eq(t.mail.to, 'here@school.test'))
    expect(mails.map(mail => mail.subject)).toEqual([expect.stringMatching(/^Your data was downloaded/)])
    clock.now += 11 * 60_000
    for (const url of [`/api/v1/people/${here.id}/export`, '/api/v1/me/export'])
      expect((await admin.inject({ method: 'POST', url })).json()).toMatchObject({ code: 'reauthenticate' })
  })
})
