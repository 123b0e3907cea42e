import { schoolDaysOf } from '@hubs/rules/dates/school-days'
import type { CutLine } from '@hubs/rules/reports/report-cuts'
import { countPeriod } from '@hubs/rules/reports/report-sums'
import { measureChange, surveyState, surveyWindows } from '@hubs/rules/reports/surveys'
import { reportQuestions, type ReportQuestion } from '@hubs/schema/reports/year-report'
import { newId } from '../../../ids.ts'
import { givingWay, readInParts } from '../../../store/short-writes.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { addDays, dayAt } from '../../../time/wall-time.ts'
import type { Hours } from '../../hours/hours.service.ts'
import * as lines from '../report-lines.repo.ts'
import { linesOf } from '../report-lines.service.ts'
import * as surveys from '../surveys/surveys.repo.ts'
import * as repo from '../year-report.repo.ts'

/** Reports on a meeting may be written for two weeks; then what became of it is settled. */
const SETTLED_AFTER_DAYS = 15

/** Of a year that is gone meanwhile. */
const noChoice = { choiceOpensAt: 0, choiceClosesAt: 0 }

type Year = { id: string; schoolId: string }
type HalfTermRow = Awaited<ReturnType<typeof repo.listHalfTerms>>[number]

/** What isn’t of a meeting counts in the half term that is settled next; what comes after the last of them, in none. */
const settlesWith = (halfTerms: readonly HalfTermRow[], date: string) =>
  halfTerms.find(({ lastMeeting }) => lastMeeting !== null && date < addDays(lastMeeting, SETTLED_AFTER_DAYS))?.id

const byHub = (question: string) => reportQuestions[question as ReportQuestion]?.byHub ?? true

type Needs = { now: Clock; hours: Hours }

/** What the record says of each person in these half terms. */
async function linesIn(
  { hours }: Needs,
  tx: Tx,
  year: Year,
  halfTerms: readonly HalfTermRow[],
  wanted: readonly string[],
) {
  // What was due at a meeting was planned at the one before it, which may be in the half term before.
  const from = halfTerms.findIndex(({ id }) => wanted.includes(id))
  const last = halfTerms.findLastIndex(({ id }) => wanted.includes(id))
  const withBefore = halfTerms.slice(Math.max(0, from - 1), last + 1).map(({ id }) => id)
  /** A half term at a time: whoever taps meanwhile has their turn. */
  const each = <R>(read: (tx: Tx, ids: readonly string[]) => Promise<R[]>, ids: readonly string[]) =>
    readInParts(ids, 1, part => read(tx, part))
  const meetings = await each(lines.listMeetings, withBefore)
  const own = meetings.filter(({ halfTermId }) => wanted.includes(halfTermId))
  const { timeZone } = await repo.findSchool(tx, year.schoolId)
  const staff = await lines.listStaff(tx, year.schoolId)
  return linesOf({
    meetings,
    register: await each(lines.listRegister, wanted),
    people: new Map(staff.map(person => [person.id, person])),
    plans: await each(lines.listPlans, withBefore),
    reports: await each(lines.listReports, wanted),
    catchUps: await each(lines.listCatchUps, wanted),
    support: await each(lines.listSupport, wanted),
    cover: (await lines.listCover(tx, year)).flatMap(request => {
      const halfTermId = settlesWith(halfTerms, request.date)
      return halfTermId !== undefined && wanted.includes(halfTermId) ? [{ ...request, halfTermId }] : []
    }),
    minutes: await hours.attendedAt(
      tx,
      own.map(({ id }) => id),
    ),
    isSchoolDay: schoolDaysOf({ halfTerms, daysOff: await repo.listDaysOff(tx, year.id) }),
    dayOf: ms => dayAt(ms, timeZone),
  })
}

/** Takes one period's answers into sums, with those that waited. A period is counted once. */
async function count({ now }: Needs, tx: Tx, programmeId: string, period: string, answers: readonly CutLine[]) {
  const waited = await repo.listWaiting(tx, programmeId)
  const { sums, waiting, withheld, cuts } = countPeriod({ period, lines: answers, waited, byHub })
  await repo.insertSums(
    tx,
    sums.map(sum => ({ id: newId(), programmeId, ...sum })),
  )
  await repo.replaceWaiting(
    tx,
    programmeId,
    waiting.map(({ question, value, personId, hubId, minutes }) => ({
      id: newId(),
      programmeId,
      question,
      value,
      personId,
      hubId,
      minutes,
    })),
  )
  await repo.insertPeriod(tx, {
    programmeId,
    period,
    at: now(),
    withheld,
    cuts,
  })
}

/** The half terms that are settled and not counted yet, in their order. */
async function dueIn({ now }: Needs, tx: Tx, year: Year) {
  const halfTerms = await repo.listHalfTerms(tx, year.id)
  const { timeZone } = await repo.findSchool(tx, year.schoolId)
  const settled = addDays(dayAt(now(), timeZone), -SETTLED_AFTER_DAYS)
  const counted = new Set((await repo.listPeriods(tx, year.id)).map(({ period }) => period))
  const due = halfTerms.filter(
    ({ id, lastMeeting }) => !counted.has(id) && lastMeeting !== null && lastMeeting <= settled,
  )
  const { choiceOpensAt, choiceClosesAt } = (await surveys.findYear(tx, year.schoolId, year.id)) ?? noChoice
  const choice = { opensOn: dayAt(choiceOpensAt, timeZone), closesOn: dayAt(choiceClosesAt, timeZone) }
  const today = dayAt(now(), timeZone)
  const moments = surveyWindows(choice, halfTerms)
    .filter(window => surveyState(window, today) === 'closed')
    .map(({ question, moment }) => ({ question, moment, period: `${question}-${moment}` }))
    .filter(({ period }) => !counted.has(period))
  return { halfTerms, due, moments }
}

/** What members counted for themselves and share: in with the next half term that is counted. */
async function measuresIn({ now }: Needs, tx: Tx, year: Year): Promise<CutLine[]> {
  const rows = await surveys.listMeasuresToCount(tx, year.id)
  const ids = rows.map(({ id }) => id)
  await surveys.markMeasures(tx, ids, now())
  return rows.flatMap(({ better, before, after, ...of }) => {
    const value = measureChange({ better, before, after })
    return value === null ? [] : [{ ...of, question: 'measure', value, minutes: 0 }]
  })
}

/** Once for each period, whoever else counts meanwhile. The answers are asked for in its own short write. */
const countOnce = (
  needs: Needs,
  open: Store,
  { id }: Year,
  period: string,
  answersIn: (tx: Tx) => Promise<CutLine[]>,
) =>
  open.write(async tx => {
    const counted = await repo.listPeriods(tx, id)
    if (!counted.some(each => each.period === period)) await count(needs, tx, id, period, await answersIn(tx))
  })

/** Counts what is due of a year; it writes only where something is. What the record says is read before each write. */
async function countDue(needs: Needs, open: Store, year: Year): Promise<void> {
  const { halfTerms, due, moments } = await dueIn(needs, open.read, year)
  for (const { question, moment, period } of moments)
    await countOnce(needs, open, year, period, async tx => {
      const answers = await surveys.listAnswers(tx, year.id, question, moment)
      return answers.map(answer => ({ ...answer, question: period, minutes: 0 }))
    })
  for (const { id } of due) {
    const answers = await linesIn(needs, open.read, year, halfTerms, [id])
    await countOnce(needs, open, year, id, async tx => [...answers, ...(await measuresIn(needs, tx, year))])
  }
}

/** The same for each school's current year. */
async function countAllDue(needs: Needs, open: Store): Promise<void> {
  for await (const year of givingWay(await repo.listCurrent(open.read))) await countDue(needs, open, year)
}

/** Puts what the record says of a year into sums, a half term at a time, once it is settled. */
export function createYearCounts(needs: Needs) {
  return {
    linesIn: linesIn.bind(null, needs),
    count: count.bind(null, needs),
    countDue: countDue.bind(null, needs),
    countAllDue: countAllDue.bind(null, needs),
  }
}

export type YearCounts = ReturnType<typeof createYearCounts>
