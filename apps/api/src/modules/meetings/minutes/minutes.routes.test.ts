import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { buildMinutes, minute, text } from './minutes.testkit.ts'

describe('the minutes', () => {
  test('write themselves: who came, what each part took, what was promised, when we meet again', async () => {
    const { amy, get, hold, promise, numbered } = await buildMinutes()
    await hold()
    await promise(amy, 'group', 'Wait three seconds')
    const made = await get(amy)
    expect(made.people.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Amy Adams', 'present'],
      ['Ben Brown', 'unknown'],
      ['Fay Facilitator', 'unknown'],
    ])
    expect(made.record).toMatchObject({ realMinutes: 90, plannedMinutes: 120, present: 1 })
    expect(made.promises).toEqual([
      { personId: amy.id, name: 'Amy Adams', promise: expect.stringContaining('wait three') },
    ])
    expect(made.reports).toEqual({ told: 0, of: 0 })
    expect(made.next?.id).toBe(numbered(3))
  })

  test('go on naming the meeting that followed once it is held', async () => {
    const { amy, get, hold, numbered, store } = await buildMinutes()
    await hold()
    const set = (number: number, status: 'ended' | 'cancelled') =>
      store.write(({ db, t }) =>
        db
          .update(t.meeting)
          .set({ status })
          .where(eq(t.meeting.id, numbered(number))),
      )
    await set(3, 'ended')
    expect((await get(amy)).next?.id).toBe(numbered(3))
    await set(3, 'cancelled')
    expect((await get(amy)).next?.id).toBe(numbered(4))
  })

  test('what was learned is a draft of those who lead until it is put before the group', async () => {
    const { facilitator, amy, get, write, hold } = await buildMinutes()
    expect((await write(facilitator, { expectedVersion: 0 })).json().code).toBe('conflict')
    await hold()
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft).toMatchObject({ version: 1, shown: false })
    expect(await get(amy)).toMatchObject({ text: null, draft: null })
    expect((await write(facilitator, { expectedVersion: 1, show: true })).statusCode).toBe(200)
    expect(await get(amy)).toMatchObject({ text, draft: null })
    // What they write on meanwhile is theirs again.
    await write(facilitator, { expectedVersion: 1, learned: 'HALF A SENT' })
    expect((await get(amy)).text).toEqual(text)
    expect((await write(amy, { expectedVersion: 2 })).statusCode).toBe(403)
  })

  test('two who lead: the second is shown what stands, and the same again changes nothing', async () => {
    const { facilitator, write, hold } = await buildMinutes()
    await hold()
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft.version).toBe(1)
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft.version).toBe(1)
    const late = (await write(facilitator, { expectedVersion: 0, learned: 'Mine' })).json()
    expect(late).toMatchObject({ status: 409, code: 'stale', current: { draft: { version: 1, ...text } } })
  })
})

describe('who reads what', () => {
  test('a coordinator gets the register, the times and the counts, and promises shared with the school', async () => {
    const { facilitator, coordinator, amy, ben, get, write, hold, promise, mailOut } = await buildMinutes()
    await hold()
    await write(facilitator, { expectedVersion: 0, show: true })
    await mailOut({ expectedVersion: 1 })
    await promise(amy, 'group', 'CANARY-GROUP')
    await promise(ben, 'school', 'Open to the school')
    const seen = await get(coordinator)
    expect(seen).toMatchObject({ audience: 'coordinator', text: null, draft: null, sendings: [] })
    expect(seen.people).toHaveLength(3)
    expect(seen.record?.turns).toEqual([])
    expect(seen.promises.map(each => each.name)).toEqual(['Ben Brown'])
    for (const secret of ['CANARY-GROUP', text.learned, text.questions])
      expect(JSON.stringify(seen)).not.toContain(secret)
  })

  test('a plan for oneself or one’s partner is in no one’s minutes, nor is anything of a plan but its promise', async () => {
    const { facilitator, coordinator, amy, ben, url, hold, promise, mailOut, mails } = await buildMinutes()
    await hold()
    await promise(amy, 'me', 'CANARY-ME')
    await promise(ben, 'partner', 'CANARY-PARTNER')
    await promise(facilitator, 'group', 'Shown to the group')
    await mailOut({ expectedVersion: 0 })
    const bodies = await Promise.all(
      [facilitator, amy, ben, coordinator].map(async who => (await who.inject({ url: `${url}/minutes` })).body),
    )
    const sent = (await mails(3)).join('')
    expect(sent).toContain('shown to the group')
    for (const body of [...bodies, sent]) expect(body).not.toMatch(/canary|adapted|lessof|confidence/i)
    expect(bodies[0]).toContain('shown to the group')
  })

  test('a report is read by those its plan is shared with, and counted for the others; why it was not done is no one’s', async () => {
    const built = await buildMinutes()
    const { facilitator, coordinator, amy, ben, get, hold, promise, report, numbered, meeting, mailOut, mails } = built
    await hold()
    const earlier = { meetingId: numbered(1) }
    const tell = async (...[owner, visibility, technique]: Parameters<typeof promise>) =>
      report(await promise(owner, visibility, technique, earlier), meeting.id, null, `Told: ${technique}`)
    await promise(facilitator, 'group', 'Nothing said of it', earlier)
    await tell(amy, 'me', 'CANARY-ME')
    await tell(amy, 'partner', 'CANARY-PARTNER')
    await tell(ben, 'group', 'For the group')
    await tell(ben, 'school', 'For the school')
    await mailOut({ expectedVersion: 0 })
    const said = (seen: Awaited<ReturnType<typeof get>>) =>
      seen.told.map(({ name, whatHappened }) => [name, whatHappened]).toSorted()
    for (const who of [facilitator, amy, ben])
      expect(said(await get(who))).toEqual([
        ['Ben Brown', 'Told: For the group'],
        ['Ben Brown', 'Told: For the school'],
      ])
    expect(said(await get(coordinator))).toEqual([['Ben Brown', 'Told: For the school']])
    const sent = await mails(3)
    for (const mail of sent) expect(mail).toContain('Told: For the group')
    const seen = await Promise.all([facilitator, amy, ben, coordinator].map(get))
    for (const each of seen) expect(each.reports).toEqual({ told: 2, of: 3 })
    expect(JSON.stringify([seen, sent])).not.toMatch(/canary|forgot|nothing said/i)
  })
})

describe('sending them', () => {
  test('reaches everyone of the group once, absent or not, and the page says who sent them', async () => {
    const { facilitator, write, hold, mailOut, mails, amy, get, promise, ben } = await buildMinutes()
    await hold()
    await promise(ben, 'group', 'Wait three seconds')
    await write(facilitator, { expectedVersion: 0 })
    const answers = [
      await mailOut({ expectedVersion: 1 }, 'one-press'),
      await mailOut({ expectedVersion: 1 }, 'one-press'),
    ]
    expect(answers.map(answer => answer.statusCode)).toEqual([201, 201])
    expect((await get(amy)).sendings).toMatchObject([{ people: 3, correction: false, by: { name: 'Fay Facilitator' } }])
    expect((await get(amy)).text).toEqual(text)
    const sent = await mails(3)
    for (const words of [text.learned, text.questions, 'Who can see this', '/minutes', 'wait three seconds'])
      for (const mail of sent) expect(mail).toContain(words)
    for (const name of ['Amy Adams', 'Ben Brown', 'Fay Facilitator'])
      expect(sent.filter(mail => mail.includes(`Hello ${name},`))).toHaveLength(1)
  })

  test('a correction goes out again and says so', async () => {
    const { facilitator, write, hold, mailOut, mails, amy, get, clock } = await buildMinutes()
    await hold()
    await mailOut({ expectedVersion: 0 })
    await write(facilitator, { expectedVersion: 0 })
    await mails(3)
    clock.now += 15 * minute
    await mailOut({ expectedVersion: 1 })
    const sent = await mails(6)
    expect(sent.filter(mail => /^Subject: Corrected minutes: /m.test(mail))).toHaveLength(3)
    expect(sent.filter(mail => mail.includes('Fay Facilitator has corrected the minutes'))).toHaveLength(3)
    expect((await get(amy)).sendings.map(each => each.correction)).toEqual([true, false])
  })

  test('only once the meeting is over, and only what was seen', async () => {
    const { facilitator, write, hold, mailOut, mails } = await buildMinutes()
    expect((await mailOut({ expectedVersion: 0 })).json().code).toBe('conflict')
    await hold()
    await write(facilitator, { expectedVersion: 0 })
    expect((await mailOut({ expectedVersion: 0 })).json()).toMatchObject({ code: 'stale', current: { draft: text } })
    await mails(0)
  })
})

describe('notes of those who lead', () => {
  test('are for the two of them, each their own, and kept by version', async () => {
    const { facilitator, amy, coordinator, url, store, meeting } = await buildMinutes()
    await store.write(async ({ db, t }) => {
      await db.update(t.group).set({ coFacilitatorId: amy.id }).where(eq(t.group.id, meeting.groupId))
    })
    await store.signal({ topic: 'people', id: '' })
    const keep = (who: TestPerson, note: string, expectedVersion: number) =>
      who.inject({ method: 'PUT', url: `${url}/notes`, payload: { text: note, expectedVersion } })
    expect((await keep(facilitator, 'Ask Ben about\nthe cards', 0)).statusCode).toBe(200)
    expect((await keep(amy, 'Room too warm', 0)).json().items.map((each: { text: string }) => each.text)).toEqual([
      'Room too warm',
      'Ask Ben about\nthe cards',
    ])
    expect((await keep(amy, 'Room too warm', 0)).statusCode).toBe(200)
    const late = (await keep(amy, 'From my phone', 0)).json()
    expect(late).toMatchObject({ code: 'stale', current: { items: [{ text: 'Room too warm', version: 1 }, {}] } })
    expect((await coordinator.inject({ url: `${url}/notes` })).statusCode).toBe(403)
  })
})
