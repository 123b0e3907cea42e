import type { ReportCut } from '@hubs/rules/reports/report-cuts'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub'>

/** The year in sums, and what members and facilitators are asked for it. */
export function reportTables(k: Kit, { person, programme, hub }: Needs) {
  const ofPerson = () => k.ref(() => person.id)
  const ofProgramme = () => k.ref(() => programme.id, { onDelete: 'cascade' })

  /** Answers of five people or more, released together (decision 28): it names nobody and is never changed. */
  const reportSum = k.table(
    'report_sum',
    {
      id: k.id(),
      programmeId: ofProgramme(),
      question: k.text().notNull(),
      value: k.text().notNull(),
      /** A half term's id or the name of a survey's moment; null where they are of several. */
      period: k.text(),
      hubId: k.text().references(() => hub.id, { onDelete: 'cascade' }),
      answers: k.int().notNull(),
      minutes: k.int().notNull(),
    },
    t => [k.index('report_sum_programme').on(t.programmeId)],
  )

  /** A half term or a moment that was counted, once and for all. */
  const reportPeriod = k.table(
    'report_period',
    {
      programmeId: ofProgramme(),
      period: k.text().notNull(),
      at: k.time().notNull(),
      /** What can't be told of it. */
      withheld: k.json<string[]>().notNull(),
      /** Its answers by hub, department and kind of staff; null of what was counted before there were any. */
      cuts: k.json<ReportCut[]>(),
    },
    t => [k.primaryKey({ columns: [t.programmeId, t.period] })],
  )

  /** Answers that are in no sum so far, because too few people gave the same. */
  const reportWaiting = k.table(
    'report_waiting',
    {
      id: k.id(),
      programmeId: ofProgramme(),
      question: k.text().notNull(),
      value: k.text().notNull(),
      personId: ofPerson(),
      /** Empty for somebody without one. */
      hubId: k.text().notNull(),
      minutes: k.int().notNull(),
    },
    t => [k.index('report_waiting_programme').on(t.programmeId), k.index('report_waiting_person').on(t.personId)],
  )

  /** What somebody answered to a question of the year; theirs alone until it is in a sum. */
  const surveyAnswer = k.table(
    'survey_answer',
    {
      programmeId: ofProgramme(),
      personId: ofPerson(),
      question: k.text().notNull(),
      moment: k.text().notNull(),
      value: k.text().notNull(),
      at: k.time().notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.programmeId, t.question, t.moment, t.personId] }),
      k.index('survey_answer_person').on(t.personId),
    ],
  )

  /** One small thing that a member counts before and after; nobody else reads it. */
  const ownMeasure = k.table(
    'own_measure',
    {
      id: k.id(),
      programmeId: ofProgramme(),
      personId: ofPerson(),
      what: k.text().notNull(),
      better: k.text().$type<'higher' | 'lower'>().notNull(),
      before: k.int().notNull(),
      after: k.int(),
      /** Whether it may be counted among those of others: better, the same or worse. */
      shared: k.bool().notNull(),
      countedAt: k.time(),
      version: k.int().notNull().default(1),
    },
    t => [k.uniqueIndex('own_measure_person').on(t.programmeId, t.personId), k.index('own_measure_of').on(t.personId)],
  )

  /** What changes next, as the coordinator tells governors at the end of a term. */
  const termNote = k.table(
    'term_note',
    {
      programmeId: ofProgramme(),
      term: k.int().notNull(),
      text: k.text().notNull(),
      byId: ofPerson(),
      version: k.int().notNull(),
    },
    t => [k.primaryKey({ columns: [t.programmeId, t.term] })],
  )

  return { reportSum, reportPeriod, reportWaiting, surveyAnswer, ownMeasure, termNote }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const reportMarks = {
  reportWaiting: {
    owner: 'personId',
    goes: true,
    no: 'id',
    fact: 'programmeId question value hubId minutes',
    who: 'personId',
  },
  surveyAnswer: {
    owner: 'personId',
    goes: true,
    fact: 'programmeId question moment value at',
    who: 'personId',
  },
  ownMeasure: {
    owner: 'personId',
    goes: true,
    no: 'id version',
    fact: 'programmeId better before after shared countedAt',
    words: 'what',
    who: 'personId',
  },
  reportSum: { no: 'id programmeId question value period hubId answers minutes' },
  reportPeriod: { no: 'programmeId period at withheld cuts' },
  termNote: { no: 'programmeId term version', who: 'byId', 'by:byId': 'text' },
} as const satisfies Marks
