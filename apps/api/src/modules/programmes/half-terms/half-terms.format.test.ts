import { describe, expect, test } from 'vitest'
import { countSteps } from '../../../../test/count-steps.ts'
import { isCalendar, spansInCalendar } from './half-term-calendar.format.ts'
import { spansInText } from './half-term-text.format.ts'
import { readHalfTerms } from './half-terms.format.ts'

const six = [
  { startsOn: '2026-09-01', endsOn: '2026-10-23' },
  { startsOn: '2026-11-02', endsOn: '2026-12-18' },
  { startsOn: '2027-01-04', endsOn: '2027-02-12' },
  { startsOn: '2027-02-22', endsOn: '2027-03-25' },
  { startsOn: '2027-04-12', endsOn: '2027-05-28' },
  { startsOn: '2027-06-07', endsOn: '2027-07-21' },
]
const read = (text: string) => readHalfTerms(spansInText(text, 2026))
const seasons = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2']
/** Its dates alone. */
const datesOf = (reading: ReturnType<typeof readHalfTerms>) =>
  'problem' in reading ? reading : reading.halfTerms.map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))
const namesOf = (reading: ReturnType<typeof readHalfTerms>) =>
  'problem' in reading ? reading : reading.halfTerms.map(({ name }) => name)

describe('half terms that are pasted', () => {
  test.each([
    ['with years', six.map(({ startsOn, endsOn }, i) => `Half term ${i + 1}: ${startsOn} to ${endsOn}`).join('\n')],
    [
      'as people write them, without years',
      `Autumn 1 - Tuesday 1st September to Friday 23rd October
       Autumn 2 - Mon 2 Nov – Fri 18 Dec
       Spring 1	4 January	12 February
       Spring 2	22 Feb	25 March
       Summer 1: 12th April until 28th May
       Summer 2: 7 June until 21 July`,
    ],
    [
      'in figures',
      '01/09/2026 - 23/10/2026\n02/11/26 - 18/12/26\n4.1.2027 12.2.2027\n22/2/2027,25/3/2027\n12/04/2027 28/05/2027\n07/06/2027 21/07/2027',
    ],
    [
      'as terms with their half-term holidays',
      `Autumn term: 1 September 2026 to 18 December 2026
       Half term: 26 October 2026 to 30 October 2026
       Christmas holiday: 21 December 2026 to 1 January 2027
       Spring term: 4 January 2027 to 25 March 2027
       Half-term: 15 February 2027 to 19 February 2027
       Summer term: 12 April 2027 to 21 July 2027
       Half term holiday: 31 May 2027 to 4 June 2027
       INSET day: 27 November 2026`,
    ],
    [
      'with a month, or a year, that is written once for both days',
      `Autumn term: 1 September 2026 to 18 December 2026
       Half term: Monday 26 to Friday 30 October 2026
       Spring term: 04/01 - 25/03/2027
       Half term: 15th – 19th February 2027
       Summer term: Monday 12 April until Wednesday 21 July
       Half term: 31/05 to 04/06/2027`,
    ],
    [
      'with each half-term holiday on the line of its term',
      `Autumn Term 2026: Tuesday 1st September - Friday 18 December (half term 26-30 October)
       Spring Term 2027: 4 January - 25 March, half-term 15 to 19 February
       Summer Term 2027: 12 April 2027 - 21 July 2027; mid-term break: 31 May - 4 June`,
    ],
    [
      'as the first and last days of terms, with the half terms between',
      `Autumn term starts: Tuesday 1 September 2026
       Staff return: Tuesday 1 September 2026
       Half term: 26 to 30 October 2026
       Last day of autumn term - Friday 18 December 2026
       Christmas holiday: 21 December 2026 to 1 January 2027
       School opens 4 January 2027
       Half term: 15 - 19 February 2027
       School closes 25 March 2027
       Good Friday: 26 March 2027
       First day of summer term: 12 April 2027
       May Day bank holiday: 3 May 2027, school closed
       Half term: 31 May to 4 June 2027
       Term ends: 21 July 2027`,
    ],
  ])('%s', (_, text) => {
    expect(datesOf(read(text))).toEqual(six)
  })

  test.each([
    ['15 to 19 February 2027', '2027-02-15', '2027-02-19'],
    ['15-19 February 2027', '2027-02-15', '2027-02-19'],
    ['Mon 15 – Fri 19 Feb', '2027-02-15', '2027-02-19'],
    ['7 - 21 July 2027', '2027-07-07', '2027-07-21'],
    ['15-19/02/2027', '2027-02-15', '2027-02-19'],
    ['21/12 - 01/01/2027', '2026-12-21', '2027-01-01'],
    ['19 February 2027', '2027-02-19', '2027-02-19'],
    ['Autumn 1 - 1 September to 23 October', '2026-09-01', '2026-10-23'],
  ])('%s is from its first day to its last', (line, from, to) => {
    expect(spansInText(line, 2026)).toEqual([expect.objectContaining({ from, to })])
  })

  test('are not named after a day of the week', () => {
    const [span] = spansInText('Autumn 1 - Tuesday 1st September to Friday 23rd October', 2026)
    expect(span?.name).toBe('Autumn 1')
    expect(spansInText('Sunrise term: Mon 1 – Fri 12 March', 2026)[0]?.name).toBe('Sunrise term')
  })

  test('have the names of the list where it has one for each, else those of their season', () => {
    expect(namesOf(read(six.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`).join('\n')))).toEqual(seasons)
    const terms = six.map(({ startsOn, endsOn }, at) => `Term ${at + 1}: ${startsOn} to ${endsOn}`)
    expect(namesOf(read(terms.slice(0, 5).join('\n')))).toEqual(['Term 1', 'Term 2', 'Term 3', 'Term 4', 'Term 5'])
    const same = six.map(({ startsOn, endsOn }) => `Term: ${startsOn} to ${endsOn}`)
    expect(namesOf(read(same.slice(1).join('\n')))).toEqual(['Autumn', ...seasons.slice(2)])
  })

  test.each([
    ['nothing', 'no dates here', /There are no dates/u],
    ['one alone', 'Autumn: 1 Sep 2026 to 23 Oct 2026', /has fewer than two half terms/u],
    ['more than a year has', `2020-01-01 2020-02-01\n`.repeat(13), /has more than 12 half terms/u],
    ['a day that isn’t there', 'Autumn: 31 Feb 2027', /There are no dates/u],
    ['a line that runs backwards', 'Autumn: 23/10/2026 to 01/09/2026', /“Autumn” ends before it starts/u],
    [
      'half terms that overlap',
      six.map(({ startsOn, endsOn }, i) => `${startsOn} ${i === 1 ? '2027-01-10' : endsOn}`).join('\n'),
      /Half terms 2 and 3 overlap/u,
    ],
  ])('%s gets a sentence', (_, text, sentence) => {
    expect(read(text)).toEqual({ problem: expect.stringMatching(sentence) })
  })
})

describe('half terms from a calendar file', () => {
  const event = (name: string, from: string, to: string, index: number) =>
    [`BEGIN:VEVENT`, `UID:${index}@school`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${name}`]
      .concat([`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, 'END:VEVENT'])
      .join('\r\n')
  const calendar = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//school//EN', ...events, 'END:VCALENDAR'].join('\r\n')

  test('are its long events, cut at their half-term holidays; the end of a whole day is the day before', () => {
    const file = calendar(
      event('Autumn term', '20260901', '20261219', 1),
      event('October half term', '20261026', '20261031', 2),
      event('Christmas holidays', '20261219', '20270104', 3),
      event('Spring half term 1', '20270104', '20270213', 4),
      event('Spring half term 2', '20270222', '20270326', 5),
      event('Summer term', '20270412', '20270722', 6),
      event('Half-term break', '20270531', '20270605', 7),
      event('Sports day', '20270701', '20270702', 8),
    )
    expect(isCalendar(file)).toBe(true)
    const read = readHalfTerms(spansInCalendar(file, 'Europe/London'))
    expect([datesOf(read), namesOf(read)]).toEqual([six, seasons])
  })

  test.each([
    ['nothing but its frame', calendar()],
    ['dates that are none', calendar('BEGIN:VEVENT\r\nUID:1\r\nDTSTART:tomorrow\r\nEND:VEVENT')],
    ['an event that never ends', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99'],
    ['noise', `BEGIN:VCALENDAR\r\n${'\u0001\u0002;:=,'.repeat(500)}`],
  ])('%s gives a sentence and no error', (_, file) => {
    expect(readHalfTerms(spansInCalendar(file, 'Europe/London'))).toEqual({
      problem: expect.stringContaining('There are no dates'),
    })
  })

  test('a rule of recurrence is nothing to us, whatever it says', () => {
    const file = calendar('BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260901T090000\r\nRRULE:FREQ=NEVER\r\nEND:VEVENT')
    expect(spansInCalendar(file, 'Europe/London')).toEqual([{ name: '', from: '2026-09-01', to: '2026-09-01' }])
  })

  test.each([
    [
      'a name with a language, a comma and a folded line',
      'SUMMARY;LANGUAGE="en:GB":Autumn\\, ter\r\n m',
      'Autumn, term',
    ],
    ['an alarm with a name of its own', 'BEGIN:VALARM\r\nSUMMARY:Ring\r\nEND:VALARM\r\nSUMMARY:Autumn', 'Autumn'],
    ['lines without a return', 'SUMMARY:Autumn\nX-OTHER:1', 'Autumn'],
  ])('%s', (_, lines, name) => {
    const file = calendar(
      `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20261024\r\n${lines}\r\nEND:VEVENT`,
    )
    expect(spansInCalendar(file, 'Europe/London')).toEqual([{ name, from: '2026-09-01', to: '2026-10-23' }])
  })

  test('an event that says how long it is', () => {
    const long = (duration: string) =>
      spansInCalendar(
        calendar(`BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260901\r\nDURATION:${duration}\r\nEND:VEVENT`),
        'Europe/London',
      )
    expect(long('P1W')).toEqual([{ name: '', from: '2026-09-01', to: '2026-09-07' }])
    expect(long('P53D')[0]?.to).toBe('2026-10-23')
    expect(long('PT2H')[0]?.to).toBe('2026-09-01')
  })
})

describe('a list or calendar made to hurt', () => {
  const days = (n: number) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
  const breaks = (n: number) => Array.from({ length: n }, (_, i) => `half term ${days(i * 4 + 3)} ${days(i * 4 + 4)}\n`)
  const term = 'Term 2000-01-01 2199-12-31\n'
  const event = (i: number) => `BEGIN:VEVENT\nUID:${i}\nDTSTART;TZID=A/B${i}:20260901T100000\nEND:VEVENT\n`
  const hostile: Record<string, (n: number) => string> = {
    'one term with a holiday each week': n => term + breaks(n).join(''),
    'as many terms as holidays': n => term.repeat(n) + breaks(n).join(''),
    'a name that is all spaces': n => `x${' '.repeat(20 * n)}y 2026-09-01 2026-12-01\n`.repeat(20),
    'nothing but days': n => '1 Sept '.repeat(4 * n),
    'events in zones that there aren’t': n =>
      `BEGIN:VCALENDAR\n${Array.from({ length: n }, (_, i) => event(i)).join('')}`,
    'days left out': n => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260901\n${'EXDATE:20260901T100000Z\n'.repeat(n)}`,
    'events in events': n => `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(n)}`,
  }
  const readAny = (text: string) =>
    readHalfTerms(isCalendar(text) ? spansInCalendar(text, 'Europe/London') : spansInText(text, 2026))

  test.each(Object.entries(hostile))('%s: twice the text is at most twice the work', async (_, textOf) => {
    const { once, twice } = await countSteps(/half-term|common|wall-time/, async steps => {
      readAny(textOf(200))
      return { once: await steps(() => readAny(textOf(200))), twice: await steps(() => readAny(textOf(400))) }
    })
    expect(once).toBeGreaterThan(100)
    expect(twice / once).toBeLessThan(2.2)
    expect(readAny(textOf(400))).toEqual({ problem: expect.any(String) })
  })

  test.each(['0099-09-01 0099-10-20', '9999-01-01 9999-12-31'])('%s is in no school’s year', text => {
    expect(read(text)).toEqual({ problem: expect.stringContaining('There are no dates') })
  })
})
