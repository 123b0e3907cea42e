import { eq } from 'drizzle-orm'
import type { Tx } from '../store/store.ts'
import { addDays, instantAt, isWeekend } from '../time/wall-time.ts'

type Year = {
  today: string
  timeZone: string
  halfTerms: { startsOn: string; endsOn: string }[]
  daysOff: { day: string }[]
}

/** The school day so many days on from today, or the next one after it (before it, counting back). */
function schoolDay({ today, halfTerms, daysOff }: Year, days: number): string {
  const step = Math.sign(days)
  const inTerm = (day: string) => halfTerms.some(term => term.startsOn <= day && day <= term.endsOn)
  let day = addDays(today, days)
  for (let tries = 0; tries < 60; tries++, day = addDays(day, step))
    if (inTerm(day) && !isWeekend(day) && !daysOff.some(off => off.day === day)) return day
  return addDays(today, days)
}

const visits = [
  {
    observed: 'karen.whitby',
    observer: 'aisha.khan',
    days: 3,
    startsAt: '10:15',
    place: 'B12',
    setting: 'Reading group, 8En1',
    focus: 'How long I wait after a question, and who answers then.',
    evidenceAsked: 'The seconds from each question to the first answer.',
    tool: 'timings',
    cover: 'asked',
    status: 'booked',
    notes: '',
    conclusion: '',
  },
  {
    observed: 'aisha.khan',
    observer: 'karen.whitby',
    days: 5,
    startsAt: '13:40',
    place: 'C4',
    setting: '10Hi2',
    focus: 'Which students I ask, and which I never ask.',
    evidenceAsked: 'A mark on the seating plan for each question.',
    tool: 'seating-map',
    cover: 'none',
    status: 'booked',
    notes: 'Window row: three questions so far. Back row: none.',
    conclusion: '',
  },
  {
    observed: 'karen.whitby',
    observer: 'facilitator',
    days: -9,
    startsAt: '09:20',
    place: 'B12',
    setting: 'Reading group, 8En1',
    focus: 'What happens after a wrong answer.',
    evidenceAsked: 'Word for word: the answer, and what I say next.',
    tool: 'quotes',
    cover: 'none',
    status: 'handed-over',
    notes: '“It is a simile.” – “Nearly. Who can help?” Four times in ten minutes the question went to someone else.',
    conclusion: 'I move on to another student too soon. I want to stay with the first one for one more question.',
  },
] as const

/** Three visits in the questioning group: one that is asked for, one to make, and one whose notes were handed over. */
export async function bookObservations({ db, t }: Tx, schoolId: string, year: Year) {
  const people = await db.select().from(t.person).where(eq(t.person.schoolId, schoolId))
  const memberships = await db.select().from(t.membership)
  const idOf = (name: string) => people.find(person => person.email.startsWith(`${name}@`))?.id ?? ''
  for (const [index, { observed, observer, days, ...visit }] of visits.entries()) {
    const date = schoolDay(year, days)
    const observedId = idOf(observed)
    const group = memberships.findLast(row => row.personId === observedId)
    if (!group) continue
    await db.insert(t.observation).values({
      ...visit,
      id: `5a3b1e00-0000-7000-8000-0b5e0000000${index + 1}`,
      schoolId,
      groupId: group.groupId,
      observedId,
      observerId: idOf(observer),
      date,
      startsAtMs: instantAt(date, visit.startsAt, year.timeZone),
      minutes: 15,
      thanks: visit.status === 'handed-over' ? 'Exactly what I needed to see. Thank you!' : '',
      shared: visit.status === 'handed-over',
    })
  }
}
