import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import { createMail } from '../../mail/mail.service.ts'
import { resetSecondFactor } from './second-factor-reset.service.ts'
import { buildWithApps } from './second-factor.testkit.ts'

const ada = 'ada@school.test'

/** The school, and what whoever has its server can do at its console. */
async function build() {
  const made = await buildWithApps()
  const { store, clock } = made
  const log = { info: () => undefined, warn: () => undefined }
  const transport = { deliver: async () => 'nowhere', close: () => undefined }
  const mail = createMail({ store, now: () => clock.now, log, transport })
  const reset = (typed: string) => resetSecondFactor({ store, mail, now: clock.now }, typed)
  return { ...made, reset }
}

test('the only administrator, without phone and codes, gets in again by the console, and it is in the audit', async () => {
  const made = await build()
  const { someone, signIn, setUpApp, call, reset, store, clock } = made
  const id = await someone(ada)
  const { cookie, codes } = await setUpApp((await signIn(ada)).cookie)
  expect((await signIn(ada)).state).toBe('owed')

  expect(await reset(' Ada@School.test ')).toEqual({ done: expect.stringContaining(`${ada} is reset`) })
  expect((await call('GET', cookie, '/me')).statusCode).toBe(401)
  const again = await signIn(ada)
  expect(again.state).toBe('asked')
  expect((await call('GET', again.cookie, '/people')).statusCode).toBe(200)
  expect((await call('POST', again.cookie, '/sessions/current/second-factor', { code: codes[0] })).statusCode).toBe(400)

  const { db, t } = store.read
  const rows = await db.select().from(t.audit).where(eq(t.audit.action, 'second-factor-reset'))
  expect(rows).toMatchObject([{ actorId: null, subjectId: id, at: clock.now, details: { by: 'console' } }])
  const told = (await mailsIn(made)).filter(({ to }) => to === ada)
  expect(told.map(({ text }) => text).join('')).toContain('It has been reset on the server.')
})

test('nothing is changed for whoever isn’t there or has nothing to reset, and the sentence says so', async () => {
  const { someone, signIn, reset, actions } = await build()
  await someone(ada)
  await signIn(ada)
  for (const [typed, why] of [
    ['ada', /isn’t an email address/],
    ['ben@school.test', /No one here has/],
    [ada, /has no two-step sign-in to reset/],
  ] as const)
    expect(await reset(typed)).toEqual({ not: expect.stringMatching(why) })
  expect(await actions()).not.toContain('second-factor-reset')
})
