import type { Programme } from '@hubs/schema/programmes/programmes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ roles: ['coordinator'] })
  const post = (url: string, payload?: object) =>
    coordinator.inject({ method: 'POST', url: `/api/v1/${url}`, ...(payload && { payload }) })
  const current = async () => (await coordinator.inject({ url: '/api/v1/programmes/current' })).json<Programme>()
  return { ...made, coordinator, post, current }
}

describe('the days that are not like others', () => {
  test('are bank holidays alone at a new school: nobody’s INSET days are made up', async () => {
    const { current } = await build()
    const { daysOff } = await current()
    expect(new Set(daysOff.map(({ kind }) => kind))).toEqual(new Set(['bank-holiday']))
    expect(daysOff.map(({ day }) => day)).toContain('2027-03-26')
  })

  test('are added one by one or from a day to a day, weekends left out, and taken away', async () => {
    const { coordinator, post, current } = await build()
    const before = (await current()).daysOff.length
    const one = await post('days-off', { from: '2026-11-27', kind: 'inset', name: 'INSET day' })
    expect(one.statusCode).toBe(201)
    const many = await post('days-off', { from: '2026-11-20', to: '2026-11-24', kind: 'exams', name: 'Mocks' })
    const { daysOff } = many.json<Programme>()
    expect(daysOff.filter(({ name }) => name === 'Mocks').map(({ day }) => day)).toEqual([
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ])
    for (const { id } of daysOff.filter(({ kind }) => kind !== 'bank-holiday'))
      expect((await coordinator.inject({ method: 'DELETE', url: `/api/v1/days-off/${id}` })).statusCode).toBe(200)
    expect((await current()).daysOff).toHaveLength(before)
  })

  test('are refused in a sentence at their field', async () => {
    const { post } = await build()
    const add = async (days: object) => (await post('days-off', { kind: 'closure', name: 'Closed', ...days })).json()
    expect(await add({ from: '2026-11-28' })).toMatchObject({
      status: 400,
      fields: { from: 'That’s a weekend. Choose a day from Monday to Friday.' },
    })
    expect(await add({ from: '2026-11-27', to: '2026-11-20' })).toMatchObject({
      fields: { to: 'The last day must be on or after the first day.' },
    })
    expect(await add({ from: '2026-09-01', to: '2027-07-01' })).toMatchObject({
      fields: { to: 'That’s more than 10 weeks. Check the dates.' },
    })
    expect(await add({ from: '2026-12-25' })).toMatchObject({
      fields: { from: 'Fri 25 Dec is in the list already (Christmas Day). Remove it first.' },
    })
    const next = 'That’s in 2027-28. Add it on the page Next year.'
    expect(await add({ from: '2027-08-31' })).toMatchObject({ status: 400, fields: { from: next } })
    expect(await add({ from: '2027-08-30', to: '2027-09-01' })).toMatchObject({ status: 400, fields: { to: next } })
    expect((await post('days-off', { from: '2027-07-22', kind: 'inset', name: 'INSET day' })).statusCode).toBe(201)
  })

  test('get the bank holidays of England that lie in the year, and only those that are missing', async () => {
    const { coordinator, post, current } = await build()
    const { daysOff } = await current()
    expect((await post('days-off/bank-holidays')).json()).toMatchObject({ status: 409 })
    for (const { id } of daysOff.slice(0, 3))
      await coordinator.inject({ method: 'DELETE', url: `/api/v1/days-off/${id}` })
    const filled = await post('days-off/bank-holidays')
    expect(filled.statusCode).toBe(201)
    const days = filled.json<Programme>().daysOff.map(({ day, kind, name }) => ({ day, kind, name }))
    expect(days).toEqual(daysOff.map(({ day, kind, name }) => ({ day, kind, name })))
  })

  test('keep a meeting from a day the school is closed, and not from an INSET day or one of exams', async () => {
    const { coordinator, post, groupOf, store } = await build()
    const { groupId } = await groupOf('questioning')
    const { db, t } = store.read
    const meeting = (await db.select().from(t.meeting)).find(row => row.groupId === groupId && row.number === 2)
    for (const [day, kind] of [
      ['10', 'closure'],
      ['11', 'inset'],
      ['12', 'exams'],
    ] as const)
      await post('days-off', { from: `2026-11-${day}`, kind, name: `A day of ${kind}` })
    let version = meeting?.version ?? 0
    const move = async (day: string) => {
      const answer = await coordinator.inject({
        method: 'PATCH',
        url: `/api/v1/meetings/${meeting?.id}`,
        payload: { date: `2026-11-${day}`, expectedVersion: version },
      })
      version = answer.json().version ?? version
      return answer.json()
    }
    expect(await move('10')).toMatchObject({
      status: 400,
      fields: { date: 'The school is closed on Tue 10 Nov (A day of closure). Choose another date.' },
    })
    expect(await move('11')).toMatchObject({ date: '2026-11-11' })
    expect(await move('12')).toMatchObject({ date: '2026-11-12' })
  })
})

/** Five half terms, as the three programs that schools most often publish from write them. */
const five = [
  { name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23' },
  { name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' },
  { name: 'Spring', startsOn: '2027-01-05', endsOn: '2027-03-25' },
  { name: 'Summer 1', startsOn: '2027-04-12', endsOn: '2027-05-28' },
  { name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-20' },
]
const inFile = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const utc = (day: string, time: string) => `${day.replaceAll('-', '')}T${time}Z`
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
const whole = (day: string) => day.replaceAll('-', '')
const assembly = [
  'BEGIN:VEVENT',
  'UID:assembly',
  'SUMMARY:Assembly',
  'DTSTART;TZID=Europe/London:20260903T084500',
].concat([
  'DTEND;TZID=Europe/London:20260903T090000',
  'RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270720T080000Z',
  'END:VEVENT',
])
const schoolCalendars = {
  // Whole days end on the day after; long lines are folded in the middle of a word; repeats and alarms are among them.
  'Google Calendar': inFile(
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'X-WR-CALNAME:Term dates',
    ...assembly,
    ...five.flatMap(({ name, startsOn, endsOn }, at) => [
      'BEGIN:VEVENT',
      `DTSTART;VALUE=DATE:${whole(startsOn)}`,
      `DTEND;VALUE=DATE:${whole(dayAfter(endsOn))}`,
      `UID:${at}@google.com`,
      `SUMMARY:${name.slice(0, 3)}`,
      ` ${name.slice(3)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'SUMMARY:Reminder',
      'TRIGGER:-P0DT0H30M0S',
      'END:VALARM',
      'END:VEVENT',
    ]),
  ),
  // A zone by a name of Windows, described in the file, and whole days as times from midnight to midnight.
  Outlook: inFile(
    'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
    'BEGIN:VTIMEZONE',
    'TZID:GMT Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16011028T020000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:-0000',
    'END:STANDARD',
    'END:VTIMEZONE',
    ...five.flatMap(({ name, startsOn, endsOn }, at) => [
      'BEGIN:VEVENT',
      `SUMMARY;LANGUAGE=en-gb:${name}`,
      `DTSTART;TZID="GMT Standard Time":${whole(startsOn)}T083000`,
      `DTEND;TZID="GMT Standard Time":${whole(endsOn)}T153000`,
      `UID:040000008200E00074C5B7101A82E008${at}`,
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'END:VEVENT',
    ]),
  ),
  // Terms with the breaks inside them, in UTC: midnight in summer is eleven the evening before.
  Arbor: inFile(
    'PRODID:-//Arbor//Arbor MIS//EN',
    ...[
      ['Autumn Term', utc('2026-08-31', '230000'), utc('2026-12-18', '160000')],
      ['Half Term Break', utc('2026-10-25', '230000'), utc('2026-10-30', '170000')],
      ['Spring Term', utc('2027-01-05', '000000'), utc('2027-03-25', '160000')],
      ['Summer Term', utc('2027-04-11', '230000'), utc('2027-07-20', '150000')],
      ['Half Term Break', utc('2027-05-30', '230000'), utc('2027-06-04', '150000')],
    ].flatMap(([name, from, to], at) => [
      'BEGIN:VEVENT',
      `UID:arbor-${at}`,
      `DTSTART:${from}`,
      `DTEND:${to}`,
      `SUMMARY:${name}`,
      'END:VEVENT',
    ]),
  ),
}

describe('all half terms at once', () => {
  const pasted = `Autumn 1: 2 September to 22 October
    Autumn 2: 3 November to 17 December
    Spring 1: 5 January to 11 February
    Spring 2: 23 February to 24 March
    Summer 1: 13 April to 27 May
    Summer 2: 8 June to 20 July`

  test('are read from what is pasted, and saved together', async () => {
    const { coordinator, post, current } = await build()
    const before = await current()
    const read = (await post('half-terms/read', { text: pasted })).json<{ halfTerms: object[] }>()
    expect(read.halfTerms[3]).toEqual({ name: 'Spring 2', startsOn: '2027-02-23', endsOn: '2027-03-24' })
    expect(await current()).toEqual(before)
    const halfTerms = before.halfTerms.map(({ id }, index) => ({ id, ...read.halfTerms[index] }))
    const save = (payload: object) => coordinator.inject({ method: 'PUT', url: '/api/v1/half-terms', payload })
    const saved = await save({ halfTerms, expectedVersion: before.version })
    expect(saved.json<Programme>().halfTerms.map(({ startsOn }) => startsOn)).toEqual([
      '2026-09-02',
      '2026-11-03',
      '2027-01-05',
      '2027-02-23',
      '2027-04-13',
      '2027-06-08',
    ])
    expect((await save({ halfTerms, expectedVersion: before.version })).json()).toMatchObject({ code: 'stale' })
  })

  test('that overlap are refused at the field, and none is saved', async () => {
    const { coordinator, current } = await build()
    const before = await current()
    const halfTerms = before.halfTerms.map(({ id, startsOn, endsOn }, index) => ({
      id,
      startsOn,
      endsOn: index === 1 ? '2027-01-08' : endsOn,
    }))
    const answer = await coordinator.inject({
      method: 'PUT',
      url: '/api/v1/half-terms',
      payload: { halfTerms, expectedVersion: before.version },
    })
    expect(answer.json()).toMatchObject({ status: 400, fields: { 'halfTerms.1.endsOn': 'This overlaps Spring 1.' } })
    expect(await current()).toEqual(before)
  })

  test.each(Object.entries(schoolCalendars))('are read from a file as %s writes it', async (_, file) => {
    const { post } = await build()
    expect((await post('half-terms/read', { text: file })).json()).toEqual({ halfTerms: five })
  })

  test('from a file of nonsense get a sentence', async () => {
    const { post } = await build()
    const answer = await post('half-terms/read', { text: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99' })
    expect(answer.json()).toMatchObject({ status: 400, fields: { text: expect.stringContaining('no dates') } })
  })

  test('from any file at all are read or refused in a sentence, and no file is an error of ours', async () => {
    const { post, current } = await build()
    const before = await current()
    const names = ['BEGIN', 'END', 'DTSTART', 'DTEND;VALUE=DATE', 'RRULE', 'SUMMARY', 'TZID', 'DURATION']
    const values = [
      'VCALENDAR',
      'VEVENT',
      'VTIMEZONE',
      '20261102',
      '20261102T999999Z',
      'FREQ=SECONDLY',
      'P1W',
      '-1',
      '',
    ]
    const line = fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...values), fc.string()))
    const file = fc
      .array(line, { minLength: 1, maxLength: 30 })
      .map(lines => ['BEGIN:VCALENDAR', ...lines.map(([name, value]) => `${name}:${value}`)].join('\r\n'))
    await fc.assert(
      fc.asyncProperty(file, async text => {
        const { statusCode, body } = await post('half-terms/read', { text })
        expect([200, 400], body).toContain(statusCode)
      }),
      { numRuns: 100 },
    )
    expect(await current()).toEqual(before)
  })
})

test('the usual meeting and the year’s name are changed with the programme', async () => {
  const { coordinator, current } = await build()
  const { version } = await current()
  const patch = (payload: object) => coordinator.inject({ method: 'PATCH', url: '/api/v1/programmes/current', payload })
  const usual = { day: 'tue', startsAt: '15:45', place: 'Library' }
  expect((await patch({ usual, expectedVersion: version })).json()).toMatchObject({ usual, version: version + 1 })
  // The same again changes nothing.
  expect((await patch({ usual, expectedVersion: version + 1 })).json()).toMatchObject({ version: version + 1 })
  expect((await patch({ name: '2027-28', expectedVersion: version + 1 })).json()).toMatchObject({ name: '2027-28' })
  expect((await patch({ usual: { ...usual, startsAt: 'noon' }, expectedVersion: 9 })).json()).toMatchObject({
    status: 400,
    fields: { 'usual.startsAt': 'Enter a time, like 15:30.' },
  })
})
