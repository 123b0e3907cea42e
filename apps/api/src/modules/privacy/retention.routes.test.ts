import { keptKinds, retention } from '@hubs/schema/retention'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { listErasures } from '../../store/personal/erasures.ts'
import { personal } from '../../store/personal/personal.ts'
import { allErased, erasuresOf } from './privacy.testkit.ts'
import { ERASED_NAME } from './redaction.rules.ts'
import { createRetention } from './retention.service.ts'

const day = 24 * 60 * 60_000
const log = { warn: () => undefined, info: () => undefined }

describe('what has been kept for long enough', () => {
  test('is shown a month before, then removed by the job; nothing younger goes', async () => {
    const { store, clock, person, schoolId } = await buildTestApp()
    const admin = await person({ roles: ['administrator'] })
    const leaver = await person({ name: 'Lea Gone', leftAt: clock.now - 710 * day })
    const later = await person({ name: 'Later Gone', leftAt: clock.now - 500 * day })
    const entry = { schoolId, actorId: null, action: 'person-changed' as const, details: {} }
    await store.write(({ db, t }) =>
      db.insert(t.audit).values([
        { id: 'old', ...entry, at: clock.now - 731 * day },
        { id: 'young', ...entry, at: clock.now - 690 * day },
      ]),
    )
    const look = async () => {
      const { kinds } = retention.parse((await admin.inject({ url: '/api/v1/retention' })).json())
      return Object.fromEntries(kinds.map(({ kind, now, soon }) => [kind, [now, soon]]))
    }
    expect(await look()).toMatchObject({ person: [0, 1], audit: [1, 1], runCommand: [0, 0] })
    const service = createRetention({ store, now: () => clock.now, log, erasures: erasuresOf(store, clock) })
    await service.work()
    const { db, t } = store.read
    const ids = async () => (await db.select().from(t.audit)).map(row => row.id)
    expect(await ids()).not.toContain('old')
    expect(await ids()).toContain('young')
    const names = async () =>
      new Map((await db.select().from(t.person)).map(row => [row.id, row.name])) as ReadonlyMap<string, string>
    expect((await names()).get(leaver.id)).toBe('Lea Gone')

    clock.now += 25 * day
    await service.work()
    await allErased(store)
    expect([(await names()).get(leaver.id), (await names()).get(later.id)]).toEqual([ERASED_NAME, 'Later Gone'])
    expect(listErasures(store.backupFolder)).toEqual([leaver.id])
  })

  test('is said to everybody, and the assessment names every kind of record with something personal in it', async () => {
    const { app, person } = await buildTestApp()
    const said = keptKinds.parse((await app.inject({ url: '/api/v1/public/retention' })).json())
    expect(said.kinds.length).toBeGreaterThan(4)
    const admin = await person({ roles: ['administrator'] })
    const { body, headers } = await admin.inject({ method: 'POST', url: '/api/v1/data-protection-assessment' })
    expect(headers['content-type']).toMatch(/^text\/markdown/)
    for (const each of said.kinds) expect(body).toContain(each.keptFor)
    for (const [table, { columns }] of Object.entries(personal))
      if (Object.values(columns).some(mark => mark !== 'no'))
        expect(body).toContain(`| ${table.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)} |`)
  })
})
