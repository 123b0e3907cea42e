import { noticeList } from '@hubs/schema/notices'
import { eq } from 'drizzle-orm'
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import { startSmtp } from '../../../test/servers/smtp.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { htmlPart } from '../mail/html-part.format.ts'
import { createMail } from '../mail/mail.service.ts'
import { buildMeeting, sendAll } from '../meetings/meetings.testkit.ts'
import { createNoticeServices } from './notices.module.ts'

const hour = 3_600_000
const day = 24 * hour

async function build(variables: Record<string, string> = {}) {
  const test = await buildMeeting(variables)
  const { store, clock, facilitator, url } = test
  const mails = () => mailsIn(test)
  const list = async (who: TestPerson) => noticeList.parse((await who.inject({ url: '/api/v1/me/notices' })).json())
  const change = async (payload: object, by = facilitator) => {
    clock.now += 1000
    const { version } = (await facilitator.inject({ url })).json()
    const answer = await by.inject({ method: 'PATCH', url, payload: { ...payload, expectedVersion: version } })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const choose = (who: TestPerson, kind: string, channel: string) =>
    who.inject({ method: 'PUT', url: `/api/v1/me/notice-choices/${kind}`, payload: { channel } })
  /** A second set of services on the same store, whose rounds the test calls itself. */
  const now = () => clock.now
  const quiet = { info: () => undefined, warn: () => undefined }
  const transport = { deliver: async () => 'nowhere', close: () => undefined }
  const mail = createMail({ store, now, log: quiet, transport })
  await mail.stop()
  const room = createNoticeServices({
    store,
    now,
    mail,
    origin: () => 'https://hubs.test',
    mailFrom: 'Hubs <hubs@school.test>',
  })
  const rounds = async () => {
    for (const job of room.jobs) await (await store.write<void | (() => unknown)>(job))?.()
  }
  return { ...test, mails, list, change, choose, rounds }
}

describe('a meeting that is changed', () => {
  test('moved: everyone of the group is told once, with the old and the new, and an invitation', async () => {
    const { amy, ben, facilitator, mails, list, change } = await build()
    await change({ startsAt: '16:15', place: 'Library' })
    const sent = await mails()
    expect(sent).toHaveLength(3)
    for (const { text } of sent) {
      const [isNow, before] = [
        'Wednesday 25 November, 16:15 to 18:15, Library',
        'Wednesday 25 November, 15:30 to 17:30',
      ]
      expect(text).toContain(`New: ${isNow}\nBefore: ${before}\n`)
      expect(htmlPart(text)).toContain(`New: ${isNow}<br>Before: ${before}</p>`)
    }
    for (const who of [amy, ben, facilitator]) {
      const { items, unread } = await list(who)
      expect([items.length, unread]).toEqual([1, 1])
      expect(items[0]).toMatchObject({ kind: 'meeting-moved', title: expect.stringContaining('16:15, Library') })
    }
    await change({ startsAt: '16:15', place: 'Library' })
    expect(await mails()).toHaveLength(3)
  })

  test('cancelled and reinstated are told as what they are; what was cancelled can move in silence', async () => {
    const { amy, mails, list, change } = await build()
    await change({ cancelled: true })
    await change({ place: 'Hall' })
    await change({ cancelled: false })
    expect((await list(amy)).items.map(item => item.title)).toEqual([
      expect.stringContaining('will take place'),
      expect.stringContaining('is cancelled'),
    ])
    expect(await mails()).toHaveLength(6)
  })

  test('the email that a mail server gets has text, HTML and an invitation that says the same', async () => {
    const smtp = await startSmtp()
    const { change, meeting, rounds } = await build({ SMTP_URL: smtp.url })
    // The dates are in everybody’s calendar.
    await rounds()
    await change({ startsAt: '16:15', place: 'Room 3, “old” hall; left' })
    const mail = (await smtp.waitFor(6)).find(
      ({ body }) => body.includes('method=REQUEST; charset') || /New:/.test(body),
    )
    expect(mail!.body).toMatch(/text\/plain/)
    expect(mail!.body).toMatch(/text\/html/)
    expect(mail!.body).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/)
    const encoded = /application\/ics; name="?invite\.ics[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail!.body)?.[1] ?? ''
    const text = Buffer.from(encoded, 'base64').toString('utf8')
    const [event] = Object.values(ical.sync.parseICS(text)).filter(each => each?.type === 'VEVENT')
    expect(event).toMatchObject({
      uid: `${meeting.id}@learning-hubs`,
      sequence: meeting.version + 1,
      location: 'Room 3, “old” hall; left',
    })
    await change({ cancelled: true })
    const cancelled = (await smtp.waitFor(9)).at(-1)
    expect(cancelled!.body).toMatch(/method=CANCEL/)
  })

  test('one that is over is changed without a word', async () => {
    const { mails, change, clock, meeting, facilitator, url } = await build()
    clock.now = meeting.startsAtMs + hour
    await facilitator.inject({ url })
    clock.now = meeting.startsAtMs + 2 * hour + 1000
    await change({ place: 'Hall' })
    expect(await mails()).toEqual([])
  })
})

describe('a week before', () => {
  test('everyone is told once, by day, with the agenda; who joins later gets theirs', async () => {
    const { clock, meeting, rounds, mails, list, amy, member, store } = await build()
    await store.write(({ db, t }) =>
      db
        .update(t.segment)
        .set({ materials: ['Coloured pens'] })
        .where(eq(t.segment.meetingId, meeting.id)),
    )
    clock.now = meeting.startsAtMs - 8 * day
    await rounds()
    expect((await list(amy)).items.map(item => item.kind)).toEqual(['meeting-invitations'])
    clock.now = meeting.startsAtMs - 6 * day
    await rounds()
    await rounds()
    expect((await list(amy)).items.map(item => item.kind)).toEqual(['meeting-soon', 'meeting-invitations'])
    const soon = (await mails()).at(-1)!
    expect(soon.text).toMatch(/Feedback, \d+ minutes/)
    expect(soon.text).toMatch(/What to bring\n- .*Coloured pens/s)
    expect(soon.calendar).toContain(`UID:${meeting.id}@learning-hubs`)
    expect((await mails())[0]!.calendar).toMatch(/METHOD:REQUEST/)
    const before = (await mails()).length
    const late = await member('feedback')
    await rounds()
    expect((await list(late)).items).toHaveLength(1)
    expect(await mails()).toHaveLength(before + 1)
  })

  test('nobody is written to at night', async () => {
    const { clock, meeting, rounds, mails } = await build()
    clock.now = meeting.startsAtMs - 6 * day - 13 * hour
    await rounds()
    expect(await mails()).toEqual([])
  })
})

describe('how people want to hear of it', () => {
  test('off: in the app alone. Once a day: all of the day in one email', async () => {
    const { clock, meeting, rounds, mails, list, amy, ben, facilitator, choose, store } = await build()
    expect((await choose(amy, 'meeting-soon', 'off')).statusCode).toBe(200)
    for (const kind of ['meeting-soon', 'minutes']) await choose(ben, kind, 'digest')
    for (const who of [amy, ben]) await choose(who, 'meeting-invitations', 'off')
    clock.now = meeting.startsAtMs - 6 * day - hour
    await rounds()
    const addressOf = async (who: TestPerson) => {
      const { db, t } = store.read
      const [row] = await db.select().from(t.person).where(eq(t.person.id, who.id))
      return row!.email
    }
    const to = async (who: TestPerson) => {
      const address = await addressOf(who)
      return (await mails()).filter(mail => mail.to === address)
    }
    expect([(await to(amy)).length, (await to(ben)).length]).toEqual([0, 0])
    expect((await to(facilitator)).length).toBeGreaterThan(0)
    expect((await list(amy)).items).toHaveLength(1)
    clock.now += 6 * hour
    await rounds()
    await rounds()
    expect(await to(ben)).toHaveLength(1)
    expect((await to(ben))[0]).toMatchObject({ subject: expect.stringContaining('meets on') })
    expect(await to(amy)).toEqual([])
  })

  test('what is essential can’t be turned off', async () => {
    const { amy, choose, change, list, mails } = await build()
    for (const kind of ['meeting-moved', 'meeting-cancelled', 'placed', 'nothing'])
      expect((await choose(amy, kind, 'off')).statusCode).toBe(400)
    await change({ startsAt: '16:15' })
    expect((await list(amy)).items).toHaveLength(1)
    expect(await mails()).toHaveLength(3)
  })
})

test('read once, nothing is unread until the next', async () => {
  const { amy, change, list } = await build()
  await change({ startsAt: '16:15' })
  expect((await list(amy)).unread).toBe(1)
  expect((await amy.inject({ method: 'POST', url: '/api/v1/me/notices/read' })).statusCode).toBe(204)
  expect(await list(amy)).toMatchObject({ unread: 0, items: [{ read: true }] })
})

test('the minutes are in the list of everyone who gets them', async () => {
  const { amy, facilitator, url, clock, meeting, list } = await build()
  clock.now = meeting.startsAtMs
  await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  clock.now += 100 * 60_000
  await sendAll(facilitator, url, [{ type: 'end' }])
  await facilitator.inject({ method: 'POST', url: `${url}/minutes/sendings`, payload: { expectedVersion: 0 } })
  expect((await list(amy)).items[0]).toMatchObject({ kind: 'minutes', path: `/meetings/${meeting.id}/minutes` })
})

describe('an address that is refused', () => {
  /** Three emails to three people, each refused at its address. */
  async function refused() {
    const smtp = await startSmtp()
    const built = await build({ SMTP_URL: smtp.url })
    const coordinator = await built.person({ roles: ['coordinator'] })
    smtp.refuse.code = 550
    await built.change({ startsAt: '16:15' })
    await expect.poll(() => smtp.refused()).toBe(3)
    const undelivered = async () => (await coordinator.inject({ url: '/api/v1/emails/undelivered' })).json().items
    await expect.poll(async () => (await undelivered()).length).toBe(3)
    const retry = (payload: object) =>
      coordinator.inject({ method: 'POST', url: '/api/v1/emails/undelivered/retry', payload })
    const since = async (who: TestPerson) =>
      (await who.inject({ url: '/api/v1/me/notice-choices' })).json().refusedSince
    const people = await built.store.read.db.select().from(built.store.read.t.person)
    const emailOf = (who: TestPerson) => people.find(({ id }) => id === who.id)?.email ?? ''
    return { ...built, smtp, undelivered, retry, since, emailOf }
  }

  test('is told to its owner and to those who look after people, and gets no more until it is tried again', async () => {
    const { amy, ben, smtp, change, undelivered, retry, since, emailOf } = await refused()
    expect(await since(amy)).not.toBeNull()
    expect((await undelivered())[0]).toMatchObject({ reason: expect.stringContaining('550') })
    smtp.refuse.code = undefined
    await change({ startsAt: '16:30' })
    expect((await retry({ personIds: [amy.id] })).json()).toEqual({ tried: 1 })
    // What was held back for her comes now, and nothing for the others.
    await smtp.waitFor(2)
    expect(new Set(smtp.received.flatMap(({ to }) => to))).toEqual(new Set([emailOf(amy)]))
    expect(await since(amy)).toBeNull()
    expect(await since(ben)).not.toBeNull()
    expect((await retry({})).json()).toEqual({ tried: 2 })
    await smtp.waitFor(6)
    expect(await undelivered()).toEqual([])
    expect((await retry({})).statusCode).toBe(409)
  })

  test('is one no longer where the person has another, and where a link they ask for comes through', async () => {
    const { app, amy, ben, smtp, undelivered, store, emailOf } = await refused()
    smtp.refuse.code = undefined
    await store.write(({ db, t }) =>
      db.update(t.person).set({ email: 'new@school.test' }).where(eq(t.person.id, ben.id)),
    )
    expect((await undelivered()).map(({ person }: { person: { id: string } }) => person.id)).not.toContain(ben.id)
    await app.inject({ method: 'POST', url: '/api/v1/sign-in-links', payload: { email: emailOf(amy) } })
    await smtp.waitFor(2)
    await expect.poll(async () => (await undelivered()).length).toBe(1)
    expect(smtp.received.map(({ to }) => to[0])).toEqual([emailOf(amy), emailOf(amy)])
  })

  test('is no one else’s to know', async () => {
    const { amy, facilitator } = await build()
    for (const who of [amy, facilitator])
      expect((await who.inject({ url: '/api/v1/emails/undelivered' })).statusCode).toBe(403)
  })
})

describe('reminders', () => {
  async function held() {
    const built = await build()
    const { facilitator, url, clock, meeting, amy } = built
    clock.now = meeting.startsAtMs
    await sendAll(facilitator, url, [
      { type: 'start' },
      { type: 'register', personId: amy.id, attendance: 'apologies' },
      { type: 'registerRest', attendance: 'present' },
    ])
    clock.now += 60 * 60_000
    await sendAll(facilitator, url, [{ type: 'end' }])
    const missing = async (who: TestPerson) => (await who.inject({ url: '/api/v1/reminders' })).json().items
    const remind = (who: TestPerson, ...people: TestPerson[]) =>
      who.inject({
        method: 'POST',
        url: '/api/v1/reminders',
        payload: { meetingId: meeting.id, personIds: people.map(({ id }) => id) },
      })
    return { ...built, missing, remind }
  }

  test('say who was reminded, when and by whom, once a day', async () => {
    const { facilitator, amy, ben, missing, remind, list, clock } = await held()
    const [row] = await missing(facilitator)
    expect(row.people).toMatchObject([
      { person: { id: amy.id }, missed: true, noPlan: true, remindedAt: null },
      { person: { id: ben.id }, missed: false, noPlan: true },
      { person: { id: facilitator.id }, missed: false, noPlan: true },
    ])
    expect((await remind(facilitator, amy, ben)).json()).toEqual({ sent: 2 })
    expect((await list(amy)).items[0]).toMatchObject({ kind: 'reminder' })
    expect((await missing(facilitator))[0].people[0]).toMatchObject({
      remindedAt: new Date(clock.now).toISOString(),
      remindedBy: 'Fay Facilitator',
    })
    expect((await remind(facilitator, amy)).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('today'),
    })
  })

  test('are not for those who joined after the meeting', async () => {
    const { facilitator, person, missing, store } = await held()
    const before = (await missing(facilitator))[0].people.length
    const joiner = await person({ name: 'Late Joiner' })
    const { db, t } = store.read
    const [own] = await db.select().from(t.membership).where(eq(t.membership.personId, facilitator.id))
    const seat = { ...own!, id: 'late-joiner', personId: joiner.id, seat: 40 }
    const seatAt = (createdAt: number) =>
      store.write(async tx => {
        await tx.db.delete(t.membership).where(eq(t.membership.personId, joiner.id))
        await tx.db.insert(t.membership).values({ ...seat, createdAt })
      })
    await seatAt(Date.parse('2099-01-01T00:00:00Z'))
    expect((await missing(facilitator))[0].people).toHaveLength(before)
    await seatAt(0)
    expect((await missing(facilitator))[0].people).toHaveLength(before + 1)
  })

  test('are for those who lead the group and for coordinators', async () => {
    const { amy, ben, person, facilitator, remind, missing, app } = await held()
    const other = await app.inject({ url: '/api/v1/reminders' })
    expect(other.statusCode).toBe(401)
    expect((await remind(amy, ben)).statusCode).toBe(403)
    const coordinator = await person({ roles: ['coordinator'] })
    expect(await missing(coordinator)).toHaveLength(1)
    expect((await remind(coordinator, ben)).json()).toEqual({ sent: 1 })
    expect((await remind(facilitator, coordinator)).statusCode).toBe(409)
  })
})
