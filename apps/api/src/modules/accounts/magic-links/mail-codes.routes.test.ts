import { describe, expect, test } from 'vitest'
import { workOf } from '../../../../test/count-work.ts'
import { nextMail } from '../../../../test/outbox.ts'
import { askForNewPassword as ask, buildWithOutbox, type WithOutbox } from './links.testkit.ts'

const minute = 60_000
const email = 'tess@school.test'
const password = 'plum kettle ladder nine'

describe('the six digits of the mail', () => {
  const type = (made: WithOutbox, request: string, code: string, to = email) =>
    made.post('/sign-in-codes/redeem', { request, email: to, code })

  test.each(['/sign-in-links', '/password-resets'])('sign in once, where %s was asked', async url => {
    const made = await buildWithOutbox()
    await made.person({ email, name: 'Tess' })
    const { request } = (await made.post(url, { email })).json()
    const { code, token } = await nextMail(made.dataDir, email)
    const done = await type(made, request, code)
    expect([done.statusCode, done.json()]).toMatchObject([201, { name: 'Tess', cameByMail: true }])
    expect((await type(made, request, code)).statusCode).toBe(401)
    expect((await made.post('/links/resend', { token })).statusCode).toBe(202)
  })

  test('open nothing with another request, for another address, a minute too late, or once the link was used', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    await made.person({ email: 'sam@school.test' })
    const [one, other] = [await ask(made), await ask(made)]
    const refusals = [
      await type(made, other.request, one.code),
      await type(made, one.request, one.code, 'sam@school.test'),
      await type(made, 'x'.repeat(43), one.code),
      await type(made, 'x'.repeat(43), one.code, 'nobody@school.test'),
    ]
    await made.post('/password-resets/redeem', { token: other.token, password })
    refusals.push(await type(made, one.request, one.code), await type(made, other.request, other.code))
    const late = await ask(made)
    made.clock.now += 10 * minute
    refusals.push(await type(made, late.request, late.code))
    expect(new Set(refusals.map(answer => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
    expect(refusals[0]!.json()).toMatchObject({ status: 401, fields: { code: expect.any(String) } })
  })

  test('five wrong ones end a mail’s, twenty an account’s for the day, without a word; its links go on', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    const wrong = (code: string) => String((Number(code.replace(' ', '')) + 1) % 1_000_000).padStart(6, '0')
    for (let mail = 0; mail < 4; mail++) {
      const { request, code } = await ask(made)
      for (let n = 0; n < 5; n++) expect((await type(made, request, wrong(code))).statusCode).toBe(401)
      expect((await type(made, request, code)).statusCode).toBe(401)
      made.clock.now += 10 * minute
    }
    const letter = await ask(made)
    expect((await type(made, letter.request, letter.code)).statusCode).toBe(401)
    expect((await made.post('/password-resets/redeem', { token: letter.token, password })).statusCode).toBe(201)
    made.clock.now += 24 * 60 * minute
    const next = await ask(made)
    expect((await type(made, next.request, next.code)).statusCode).toBe(201)
  })

  test('guesses without a mail take nothing from an account, and cost as much for an address nobody has', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    for (let n = 0; n < 25; n++) await type(made, `${n}`.repeat(43).slice(0, 43), '000000')
    const { request, code } = await ask(made)
    const known = await workOf(made.store, () => type(made, request, '999 998'))
    expect(await workOf(made.store, () => type(made, 'y'.repeat(43), '000000', 'nobody@school.test'))).toEqual(known)
    expect((await type(made, request, code)).statusCode).toBe(201)
  })
})
