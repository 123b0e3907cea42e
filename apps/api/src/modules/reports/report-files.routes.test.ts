import { reportPeople, reportTopics, termReport } from '@hubs/schema/reports/year-report'
import { describe, expect, test } from 'vitest'
import { picturesIn, putLogo } from '../school/school.testkit.ts'
import { buildYear, type Said } from './reports.testkit.ts'

const everyone = (): Said => ({ planned: true })
const rowsOf = (csv: string) => csv.replace('\uFEFF', '').trimEnd().split('\r\n')

async function buildTerm() {
  const year = await buildYear({ feedback: 10, questioning: 8 })
  await year.hold('feedback', 1, everyone)
  await year.hold('questioning', 1, everyone)
  await year.hold('feedback', 2, n => ({ told: { didIt: n < 5 ? 'once' : 'habit' } }))
  await year.hold('questioning', 2, () => ({ told: { didIt: 'once' } }))
  await year.after('questioning', 2)
  return year
}

describe('the people behind a figure', () => {
  test('are named to a coordinator, a page at a time, and to nobody else', async () => {
    const { guest, hold, after, people } = await buildYear({ feedback: 4, questioning: 0 })
    await hold('feedback', 1, n => ({ status: n < 3 ? 'absent' : 'present' }))
    await after('feedback', 1, 1)
    const coordinator = await guest('coordinator')
    const url = '/api/v1/reports/year/people?figure=attendance%20missed&by=hub&key=feedback&limit=2'
    const first = reportPeople.parse((await coordinator.inject({ url })).json())
    expect(first.items).toHaveLength(2)
    const rest = reportPeople.parse((await coordinator.inject({ url: `${url}&cursor=${first.next}` })).json())
    expect(rest.next).toBeNull()
    const named = [...first.items, ...rest.items].map(({ person }) => person.id)
    expect(named.toSorted()).toEqual(
      people.feedback
        .slice(0, 3)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect((await (await guest('leadership')).inject({ url })).statusCode).toBe(403)
  })

  test('are those who caught up, of whom the register says so', async () => {
    const { guest, hold, after, people, store } = await buildYear({ feedback: 4, questioning: 0 })
    const meeting = await hold('feedback', 1, n => ({ status: n < 3 ? 'absent' : 'present' }))
    const [amy] = people.feedback
    const caughtUp = { meetingId: meeting.id, personId: amy?.id ?? '', minutes: 30, at: 0 }
    await store.write(({ db, t }) => db.insert(t.catchUp).values(caughtUp))
    await after('feedback', 1, 1)
    const coordinator = await guest('coordinator')
    const asked = async (figure: string) =>
      (await coordinator.inject({ url: `/api/v1/reports/year/people?figure=${encodeURIComponent(figure)}` })).json()
    expect((await asked('attendance missed/caught-up')).items).toMatchObject([{ person: { id: amy?.id }, times: 1 }])
    expect((await asked('attendance missed')).items).toHaveLength(3)
  })

  test('are never those of what somebody tried', async () => {
    const { guest } = await buildYear({ feedback: 0, questioning: 0 })
    const coordinator = await guest('coordinator')
    const url = '/api/v1/reports/year/people?figure=report%20told'
    expect((await coordinator.inject({ url })).json()).toMatchObject({ fields: { figure: 'Choose a figure.' } })
  })
})

describe('a report for governors', () => {
  test('says a term in sums, the same to a coordinator, with what changes next', async () => {
    const { guest } = await buildTerm()
    const coordinator = await guest('coordinator')
    const url = '/api/v1/reports/terms/1'
    const note = { text: 'Meetings move to Tuesdays.', expectedVersion: 0 }
    expect((await coordinator.inject({ method: 'PUT', url: `${url}/note`, payload: note })).json()).toEqual({
      text: note.text,
      version: 1,
    })
    const seen = termReport.parse((await (await guest('leadership')).inject({ url })).json())
    expect(seen).toMatchObject({
      term: { number: 1, name: 'Autumn' },
      attendance: { present: 36, missed: 0 },
      minutes: 36 * 120,
      plans: { made: 18, none: 18 },
      told: 18,
      next: { text: note.text, version: 1 },
      mayEdit: false,
    })
    expect(seen.practice.map(({ answers }) => answers)).toEqual([0, 13, 0, 0, 5])
    const { mayEdit, ...same } = termReport.parse((await coordinator.inject({ url })).json())
    expect([mayEdit, { ...same, mayEdit: false }]).toEqual([true, seen])
  })

  test('is of the latest term with figures where none is named, and of the first while there are none', async () => {
    const { guest, hold, after } = await buildYear({ feedback: 10, questioning: 8 })
    const latest = async () =>
      termReport.parse((await (await guest('leadership')).inject({ url: '/api/v1/reports/terms/latest' })).json()).term
    expect((await latest()).name).toBe('Autumn')
    for (const slug of ['feedback', 'questioning'] as const) await hold(slug, 3, everyone)
    await after('questioning', 3)
    expect((await latest()).name).toBe('Spring')
  })

  test('is a PDF of one page, with the school’s logo where it has one', async () => {
    const { guest } = await buildTerm()
    const pdf = async () => (await guest('leadership')).inject({ url: '/api/v1/reports/terms/1/pdf' })
    const answer = await pdf()
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(answer.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(picturesIn(answer.rawPayload)).toBe(0)
    expect((await putLogo(await guest('coordinator'))).statusCode).toBe(200)
    const shown = (await pdf()).rawPayload
    expect([picturesIn(shown), shown.toString('latin1').match(/\/Type \/Page\b/g)?.length]).toEqual([1, 1])
  })

  test('and every table of a year in which nothing has happened yet can be taken away', async () => {
    const { guest } = await buildYear({ feedback: 0, questioning: 0 })
    for (const role of ['coordinator', 'leadership'] as const) {
      const who = await guest(role)
      for (const term of [1, 2, 3])
        for (const file of ['', '/pdf'])
          expect((await who.inject({ url: `/api/v1/reports/terms/${term}${file}` })).statusCode).toBe(200)
      for (const topic of reportTopics) {
        const answer = await who.inject({ url: `/api/v1/reports/csv?topic=${topic}` })
        expect([topic, answer.statusCode, answer.body]).toEqual([topic, 200, expect.stringContaining(',')])
      }
    }
  })

  test('is a table too, with what the page says', async () => {
    const { guest } = await buildTerm()
    const url = '/api/v1/reports/terms/1'
    const leader = await guest('leadership')
    const { hubs } = termReport.parse((await leader.inject({ url })).json())
    const answer = await leader.inject({ url: `${url}/csv` })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, ...lines] = rowsOf(answer.body)
    expect(head).toBe('Year,Term,Table,Name,What,Figure')
    const about = '2026-27,Autumn,'
    for (const line of ['Plans,,Made a plan,18', 'Plans,,Reported,18', 'What people did,,Once,13'])
      expect(lines).toContain(about + line)
    expect(lines.filter(line => line.includes(',Hubs,') && line.includes(',Places taken,'))).toHaveLength(hubs.length)
  })

  test('of a year that is over says nothing of places: those of its days are no one’s now', async () => {
    const { guest, store } = await buildTerm()
    await store.write(async ({ db, t }) => {
      const [year] = await db.select().from(t.programme)
      await db.update(t.programme).set({ current: false })
      await db.insert(t.programme).values({ ...year!, id: 'next', name: '2027-28' })
    })
    const leader = await guest('leadership')
    const over = (await store.read.db.select().from(store.read.t.programme)).find(({ current }) => !current)
    const read = (file: string) => leader.inject({ url: `/api/v1/reports/terms/1${file}?programme=${over?.id}` })
    const report = termReport.parse((await read('')).json())
    expect(report.programme.name).toBe('2026-27')
    expect(report.hubs.map(({ places, taken }) => [places, taken])).toEqual(report.hubs.map(() => [null, null]))
    const table = (await read('/csv')).body
    expect(table).toContain(',Hubs,')
    expect(table).not.toContain('Places')
    expect((await read('/pdf')).statusCode).toBe(200)
  })

  test('of a term that the year has not is not there', async () => {
    const { guest } = await buildYear({ feedback: 0, questioning: 0 })
    const leader = await guest('leadership')
    for (const [term, code] of [
      [4, 404],
      [5, 400],
    ])
      expect((await leader.inject({ url: `/api/v1/reports/terms/${term}` })).statusCode).toBe(code)
  })
})

describe('a table to take away', () => {
  test('has what its reader sees, withheld figures said to be', async () => {
    const { guest, hold, after } = await buildYear({ feedback: 9, questioning: 3 })
    await hold('feedback', 1, everyone)
    await hold('questioning', 1, n => (n === 0 ? { status: 'absent' } : {}))
    await after('questioning', 1)
    const csv = async (role: 'coordinator' | 'leadership', topic: string) =>
      rowsOf((await (await guest(role)).inject({ url: `/api/v1/reports/csv?topic=${topic}` })).body)
    const [heading, everybody] = await csv('coordinator', 'participation')
    expect(heading).toBe('Year,By,Name,Half term,Attended,Missed,Missed and caught up,Attendance')
    expect(everybody).toMatch(/,Everyone,Everyone,Whole year,11,1,0,92%$/)
    expect((await csv('leadership', 'participation'))[1]).toMatch(/,Everyone,Everyone,Whole year,Not shown,Not shown,/)
    for (const topic of ['follow-through', 'hours', 'outcomes', 'strategies', 'evaluation'])
      expect((await csv('leadership', topic))[0], topic).toMatch(/^(Year|Half term),/)
  })

  test('takes no department for a formula', async () => {
    const { guest, hold, after, store } = await buildYear({ feedback: 2, questioning: 0 })
    await store.write(({ db, t }) => db.update(t.person).set({ department: '=HYPERLINK("x")' }))
    await hold('feedback', 1, everyone)
    await after('feedback', 1)
    const answer = await (await guest('coordinator')).inject({ url: '/api/v1/reports/csv?topic=hours' })
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
