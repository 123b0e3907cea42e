import { WAIT_MS } from '@hubs/testing/limits'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

const post = { method: 'POST', url: '/api/v1/school/export' } as const

test('an administrator downloads everything: it is in the audit, and everyone at the school is told', async () => {
  const { store, person, schoolId } = await buildTestApp()
  const admin = await person({ roles: ['administrator'], name: 'Nadia Rahman' })
  const teacher = await person()
  await person({ leftAt: 1 })
  const answer = await admin.inject(post)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
  const files = unzipSync(answer.rawPayload)
  expect(strFromU8(files['json/person.json']!)).toContain(teacher.id)
  expect(strFromU8(files['README.txt']!)).toContain('npm run admin -- import FILE')
  const { t, db } = store.read
  const told = await db.select().from(t.notice).where(eq(t.notice.kind, 'school-downloaded'))
  expect(told.map(each => each.personId).toSorted()).toEqual([admin.id, teacher.id].toSorted())
  const mails = await db.select().from(t.mail)
  expect(mails.map(each => each.subject)).toEqual(
    Array(2).fill(expect.stringMatching(/^Everything in Learning Hubs at .* was downloaded$/)),
  )
  expect(await db.select().from(t.audit).where(eq(t.audit.action, 'school-exported'))).toMatchObject([
    { schoolId, actorId: admin.id },
  ])
  await expect.poll(() => readdirSync(store.backupFolder).filter(name => name.startsWith('download-'))).toEqual([])
})

test('it asks again for the password, and makes one at a time', async () => {
  const { store, person, clock } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  const [one, other] = await Promise.all([admin.inject(post), admin.inject(post)])
  expect([one.statusCode, other.statusCode].toSorted()).toEqual([200, 409])
  clock.now += 30 * 60_000
  expect((await admin.inject(post)).json()).toMatchObject({ status: 403, code: 'reauthenticate' })
  expect(await store.read.db.select().from(store.read.t.audit)).toHaveLength(1)
})

test('what nobody takes any longer is off the disk at once', async () => {
  const { app, store, person } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  const port = await app.listen({ port: 0 }).then(origin => Number(new URL(origin).port))
  const before = store.snapshot
  let isMaking: () => void = () => undefined
  const making = new Promise<void>(resolve => (isMaking = resolve))
  let goOn: () => void = () => undefined
  const held = new Promise<void>(resolve => (goOn = resolve))
  store.snapshot = async work => {
    isMaking()
    await held
    return before(work)
  }
  const asked = request({ port, method: 'POST', path: post.url, headers: { cookie: admin.cookie } })
  asked.on('error', () => undefined).end()
  await making
  asked.destroy()
  goOn()
  const downloads = () => readdirSync(store.backupFolder).filter(name => name.startsWith('download-'))
  await expect
    .poll(async () => (await store.read.db.select().from(store.read.t.notice)).length, { timeout: WAIT_MS })
    .toBeGreaterThan(0)
  await expect.poll(downloads, { timeout: WAIT_MS }).toEqual([])
})

test('where not everyone can be told, it doesn’t stay on the disk', async () => {
  const { store, person } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  const { write } = store
  let writes = 0
  store.write = async (work, kept) => {
    // The second one tells people: the first is its line in the audit.
    if (++writes === 2) throw new Error('the disk is full')
    return write(work, kept)
  }
  expect((await admin.inject(post)).statusCode).toBe(500)
  store.write = write
  expect(readdirSync(store.backupFolder).filter(name => name.startsWith('download-'))).toEqual([])
  expect((await admin.inject(post)).statusCode).toBe(200)
})
