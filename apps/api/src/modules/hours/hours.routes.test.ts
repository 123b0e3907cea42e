import { hoursTotals } from '@hubs/rules/hours'
import { yearRegister } from '@hubs/schema/hours'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildHours } from './hours.testkit.ts'

const minute = 60_000
const plan = {
  technique: 'Wait three seconds',
  strategyCode: null,
  adaptation: '',
  setting: '9X2',
  firstOn: '2026-11-26',
  howOften: 'weekly',
  cue: '',
  lessOf: 'Answering my own questions',
  evidence: ['tally'],
  evidenceNote: '',
  confidence: 4,
  visibility: 'group',
  onScreen: false,
  carriedFrom: null,
  support: [],
}

describe('the hours of people', () => {
  test('counts the minutes from arriving to the end, each with its source', async () => {
    const { amy, ben, facilitator, hold, hoursOf } = await buildHours()
    await hold()
    const own = await hoursOf(amy)
    expect(own.entries).toMatchObject([{ kind: 'attended', source: 'register', minutes: 93 }])
    expect(own.totals).toEqual({ attended: 93, caughtUp: 0, extra: 0, all: 93 })
    expect((await hoursOf(facilitator)).totals.attended).toBe(100)
    expect((await hoursOf(ben)).entries).toEqual([])
  })

  test('follows the register when a line of it is corrected', async () => {
    const { amy, facilitator, hold, hoursOf, url } = await buildHours()
    await hold()
    const payload = {
      attendance: 'present',
      arrivedAt: null,
      reason: 'She was there from the start',
      expectedVersion: 2,
    }
    const answer = await facilitator.inject({ method: 'PUT', url: `${url}/register/${amy.id}`, payload })
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await hoursOf(amy)).totals.attended).toBe(100)
  })

  test('a correction has a reason, is told to the person, and never takes away more than there is', async () => {
    const { amy, coordinator, hold, hoursOf, correct, store } = await buildHours()
    await hold()
    const answer = await correct(amy, { minutes: 30 })
    expect(answer.statusCode, answer.body).toBe(201)
    expect((await hoursOf(amy)).entries.at(-1)).toMatchObject({
      source: 'correction',
      minutes: 30,
      reason: 'Read the EEF guidance',
      by: 'Cora Coordinator',
    })
    const { items } = (await amy.inject({ url: '/api/v1/me/notices' })).json()
    expect(items[0]).toMatchObject({ kind: 'hours-corrected', title: expect.stringContaining('30 minutes added') })
    const tooMuch = await correct(amy, { minutes: -31 })
    expect(tooMuch.json()).toMatchObject({ status: 400, fields: { minutes: expect.stringContaining('30 minutes') } })
    for (const wrong of [{ minutes: 0 }, { minutes: 1.5 }, { reason: ' ' }, { kind: 'claimed' as 'extra' }])
      expect((await correct(amy, wrong)).statusCode).toBe(400)
    const audit = await store.read.db.select().from(store.read.t.audit)
    expect(audit.filter(row => row.action === 'hours-corrected')).toMatchObject([
      { actorId: coordinator.id, subjectId: amy.id },
    ])
  })

  test('is seen by its owner and the coordinator, and by no one who appraises', async () => {
    const { amy, ben, facilitator, coordinator, person, hold, correct } = await buildHours()
    await hold()
    const url = `/api/v1/people/${amy.id}/hours`
    const leader = await person({ roles: ['leadership'], seniorLeader: true })
    const administrator = await person({ roles: ['administrator'] })
    for (const who of [ben, facilitator, leader, administrator])
      expect((await who.inject({ url })).statusCode).toBe(403)
    for (const who of [amy, coordinator]) expect((await who.inject({ url })).statusCode).toBe(200)
    for (const who of [amy, facilitator, leader, administrator])
      expect((await correct(amy, {}, who)).statusCode).toBe(403)
  })
})

describe('catching up', () => {
  test('counts apart, once the plan is made and the minutes are read; never for who was there', async () => {
    const { amy, ben, hold, hoursOf, url, meeting, facilitator } = await buildHours()
    await hold()
    const at = `${url}/catch-up`
    expect((await amy.inject({ url: at })).json()).toMatchObject({ missed: false })
    expect((await amy.inject({ method: 'POST', url: at })).statusCode).toBe(409)
    expect((await ben.inject({ url: at })).json()).toMatchObject({ missed: true, planned: false, doneAt: null })
    const early = await ben.inject({ method: 'POST', url: at })
    expect(early.json()).toMatchObject({ status: 409, detail: expect.stringContaining('plan') })
    const made = await ben.inject({ method: 'POST', url: '/api/v1/plans', payload: { ...plan, meetingId: meeting.id } })
    expect(made.statusCode, made.body).toBe(201)
    for (let n = 0; n < 2; n++) expect((await ben.inject({ method: 'POST', url: at })).statusCode).toBe(200)
    expect((await hoursOf(ben)).totals).toEqual({ attended: 0, caughtUp: 30, extra: 0, all: 30 })
    const payload = { attendance: 'present', arrivedAt: null, reason: 'He was there', expectedVersion: 1 }
    await facilitator.inject({ method: 'PUT', url: `${url}/register/${ben.id}`, payload })
    expect((await hoursOf(ben)).totals).toMatchObject({ attended: 100, caughtUp: 0 })
  })
})

test('a report that was due comes before catching up; once reports are closed it is too late', async () => {
  const { store, ben, url, clock, meeting, hold, groupOf } = await buildHours()
  const { groupId } = await groupOf('feedback')
  const { db, t } = store.read
  const meetings = await db.select().from(t.meeting)
  const first = meetings.find(each => each.groupId === groupId && each.number === 1)!
  const payload = { ...plan, firstOn: '2026-11-25', meetingId: first.id }
  const made = await ben.inject({ method: 'POST', url: '/api/v1/plans', payload })
  expect(made.statusCode, made.body).toBe(201)
  await hold()
  const at = `${url}/catch-up`
  expect((await ben.inject({ url: at })).json()).toMatchObject({ missed: true, reported: false, closed: false })
  const early = await ben.inject({ method: 'POST', url: at })
  expect(early.json()).toMatchObject({ status: 409, detail: expect.stringContaining('report') })
  clock.now = meeting.startsAtMs + 15 * 24 * 60 * minute
  await store.write(tx => tx.db.update(tx.t.session).set({ lastSeenAt: clock.now, expiresAt: clock.now + 60 * minute }))
  expect((await ben.inject({ url: at })).json()).toMatchObject({ closed: true })
  const late = await ben.inject({ method: 'POST', url: at })
  expect(late.json()).toMatchObject({ status: 409, detail: expect.stringContaining('two weeks') })
})

describe('the register of the year', () => {
  test('has every meeting and person of each hub for the coordinator, own groups for a facilitator', async () => {
    const { amy, ben, facilitator, coordinator, hold, correct, member } = await buildHours()
    await member('questioning')
    await hold()
    await correct(amy, { minutes: 12 })
    const read = async (who: TestPerson) => yearRegister.parse((await who.inject({ url: '/api/v1/register' })).json())
    const all = await read(coordinator)
    expect(all.groups).toHaveLength(5)
    const group = all.groups.find(each => each.hubSlug === 'feedback')!
    expect(group.meetings).toHaveLength(6)
    const row = (who: TestPerson) => group.people.find(each => each.person.id === who.id)
    expect(row(amy)).toMatchObject({ marks: [null, 'present', null, null, null, null], totals: { all: 105 } })
    expect(row(ben)?.marks[1]).toBe('apologies')
    const own = await read(facilitator)
    expect(own.groups.map(each => each.hubSlug)).toEqual(['feedback'])
    expect(own.groups[0]?.people.map(each => each.totals)).toEqual([null, null, null])
    expect((await amy.inject({ url: '/api/v1/register' })).statusCode).toBe(403)
  })

  test('of an earlier year is there too, as it was, for the coordinator', async () => {
    const { amy, facilitator, coordinator, hold, store, schoolId } = await buildHours()
    await hold()
    await store.write(async ({ db, t }) => {
      const [programme] = await db.select().from(t.programme)
      await db.update(t.programme).set({ current: false })
      await db.insert(t.programme).values({ ...programme!, id: 'next', schoolId, name: '2027-28', current: true })
    })
    await store.signal({ topic: 'all', id: '' })
    const read = async (who: TestPerson, year = '') =>
      yearRegister.parse((await who.inject({ url: `/api/v1/register${year}` })).json())
    const now = await read(coordinator)
    expect([now.programme.name, now.groups]).toEqual(['2027-28', []])
    const earlier = now.programmes.find(({ id }) => id !== 'next')!
    const year = `?programme=${earlier.id}`
    const all = await read(coordinator, year)
    const marks = all.groups.flatMap(({ people }) => people).find(({ person }) => person.id === amy.id)?.marks
    expect(marks?.[1]).toBe('present')
    const csv = (await coordinator.inject({ url: `/api/v1/register/csv${year}` })).body
    expect(csv).toContain(`${earlier.name},Feedback & Critique,,Amy Adams,2,`)
    // Who leads no group any longer sees no register.
    for (const who of [facilitator, amy])
      expect((await who.inject({ url: `/api/v1/register${year}` })).statusCode).toBe(403)
  })

  test('the sums on it are those of each person', async () => {
    const { amy, ben, facilitator, coordinator, hold, correct, hoursOf } = await buildHours()
    await hold()
    await correct(ben, { minutes: 45 })
    await correct(amy, { minutes: -6, kind: 'attended', reason: 'Arrived later' })
    const { groups } = yearRegister.parse((await coordinator.inject({ url: '/api/v1/register' })).json())
    const people = groups.flatMap(group => group.people)
    for (const who of [amy, ben, facilitator])
      expect(people.find(each => each.person.id === who.id)?.totals).toEqual((await hoursOf(who)).totals)
  })

  test('as a spreadsheet no name is a formula, and every row is there', async () => {
    const { coordinator, facilitator, member, hold, amy } = await buildHours()
    await member('feedback', { name: '=HYPERLINK("http://evil.test","x")' })
    await hold()
    const csv = (await coordinator.inject({ url: '/api/v1/register/csv' })).body
    expect(csv.startsWith('\uFEFFYear,Hub,Group,Name,Meeting,Date,Attendance\r\n')).toBe(true)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 4 * 6)
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.test"",""x"")"`)
    const hours = await coordinator.inject({ url: '/api/v1/register/hours/csv' })
    expect(hours.body).toMatch(/Amy Adams,93,0,0,93/)
    expect((await facilitator.inject({ url: '/api/v1/register/hours/csv' })).statusCode).toBe(403)
    const own = await amy.inject({ url: `/api/v1/people/${amy.id}/hours/csv` })
    expect(own.body).toMatch(/Attended,Register,93/)
  })
})

/** What is written in a PDF, as far as its fonts say which letters they show. */
function pagesIn(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length
}

describe('a certificate', () => {
  test('is one page that anybody with its code can check, and tells no more than it says', async () => {
    const { app, amy, hold, issue, check } = await buildHours()
    await hold()
    const { id, code } = (await issue(amy)).json()
    const pdf = await amy.inject({ url: `/api/v1/certificates/${id}/pdf` })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pagesIn(pdf.rawPayload)).toBe(1)
    const shown = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase()
    const answer = await check(shown)
    expect(answer.json()).toEqual({
      state: 'valid',
      issuedOn: '2026-11-25',
      content: {
        name: 'Amy Adams',
        schoolName: 'Learning Hubs',
        year: '2026-27',
        hubName: 'Feedback & Critique',
        meetings: 1,
        totals: { attended: 93, caughtUp: 0, extra: 0, all: 93 },
      },
    })
    expect((await issue(amy)).json()).toEqual({ id, code })
    for (const wrong of ['ABCD-EFGH-JKMN', 'ABCDEFGHJKM2'])
      expect((await check(wrong)).json()).toMatchObject({
        status: 404,
        detail: expect.stringContaining('no certificate'),
      })
    for (const wrong of ['', 'ABCD', 'ABCD-EFGH-JKM0', '=1+1'])
      expect((await check(wrong)).json()).toMatchObject({ status: 400, fields: { code: expect.any(String) } })
    expect((await app.inject({ url: `/api/v1/certificates/${id}/pdf` })).statusCode).toBe(401)
  })

  test('is another’s neither to issue nor to open', async () => {
    const { amy, ben, facilitator, hold, issue, hoursOf } = await buildHours()
    await hold()
    const { id } = (await issue(amy)).json()
    const payload = { programmeId: (await hoursOf(amy)).programme.id }
    for (const who of [ben, facilitator]) {
      expect((await who.inject({ url: `/api/v1/certificates/${id}/pdf` })).statusCode).toBe(403)
      const made = await who.inject({ method: 'POST', url: `/api/v1/people/${amy.id}/certificates`, payload })
      expect(made.statusCode).toBe(403)
    }
  })

  test('without hours there is none, in a sentence', async () => {
    const { amy, issue } = await buildHours()
    expect((await issue(amy)).json()).toMatchObject({ status: 409, detail: expect.stringContaining('no hours') })
  })

  test.each(['Zoë Öztürk', 'Nguyễn Thị Lan', 'Łukasz Żółć', 'Ольга Ким', 'Ελένη Παππά'])('shows %s', async name => {
    const { hold, issue, facilitator, store } = await buildHours()
    const { eq } = await import('drizzle-orm')
    await store.write(({ db, t }) => db.update(t.person).set({ name }).where(eq(t.person.id, facilitator.id)))
    await hold()
    const { id } = (await issue(facilitator)).json()
    const pdf = await facilitator.inject({ url: `/api/v1/certificates/${id}/pdf` })
    expect(pdf.statusCode).toBe(200)
  })

  test('a name in letters that the font lacks is refused with a way out, not printed as boxes', async () => {
    const { hold, issue, facilitator, store } = await buildHours()
    const { eq } = await import('drizzle-orm')
    await store.write(({ db, t }) => db.update(t.person).set({ name: 'محمد' }).where(eq(t.person.id, facilitator.id)))
    await hold()
    const { id } = (await issue(facilitator)).json()
    const pdf = await facilitator.inject({ url: `/api/v1/certificates/${id}/pdf` })
    expect(pdf.json()).toMatchObject({ status: 409, detail: expect.stringContaining('Print') })
  })

  test('says the sum of the hours, whatever is corrected; after that the one before is told as replaced', async () => {
    const { amy, facilitator, hold, hoursOf, correct, issue, check, url, clock } = await buildHours()
    await hold()
    let version = 2
    const act = fc.oneof(
      fc.record({
        kind: fc.constantFrom('attended' as const, 'caught-up' as const, 'extra' as const),
        minutes: fc.integer({ min: -120, max: 120 }),
      }),
      fc.record({ attendance: fc.constantFrom('present', 'absent', 'apologies') }),
    )
    let last: { code: string; all: number } | undefined
    await fc.assert(
      fc.asyncProperty(act, async doing => {
        clock.now += 1000
        if ('attendance' in doing) {
          const payload = { ...doing, reason: 'Corrected', expectedVersion: version }
          const answer = await facilitator.inject({ method: 'PUT', url: `${url}/register/${amy.id}`, payload })
          expect(answer.statusCode, answer.body).toBe(200)
          version = answer.json().people.find((each: { id: string }) => each.id === amy.id).changes
        } else await correct(amy, doing)
        const { entries, totals } = await hoursOf(amy)
        expect(totals).toEqual(hoursTotals(entries))
        expect(totals.all).toBe(entries.reduce((sum, each) => sum + each.minutes, 0))
        const issued = await issue(amy)
        expect(issued.statusCode).toBe(totals.all > 0 ? 201 : 409)
        if (last) expect((await check(last.code)).json().content.totals.all).toBe(last.all)
        if (totals.all <= 0) return
        const { code } = issued.json()
        const told = (await check(code)).json()
        expect(told).toMatchObject({ state: 'valid', content: { totals } })
        if (last && last.code !== code) expect((await check(last.code)).json().state).toBe('replaced')
        last = { code, all: totals.all }
      }),
      { numRuns: 25 },
    )
    expect(last).toBeDefined()
  })
})
