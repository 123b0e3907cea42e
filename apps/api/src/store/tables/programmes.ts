import type { StayingWay } from '@hubs/schema/programmes/next-year'
import type { AddDaysOff, CheckedStep, DayOffKind } from '@hubs/schema/programmes/programmes'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

/** One academic year: its aims, half terms, days off and choice window. */
export function programmeTables(k: Kit, { school }: Pick<ReturnType<typeof staffTables>, 'school'>) {
  const programme = k.table(
    'programme',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      name: k.text().notNull(),
      current: k.bool().notNull(),
      summary: k.text().notNull(),
      aims: k.json<string[]>().notNull(),
      reading: k.json<{ title: string; by: string; url: string | null }[]>().notNull(),
      meetingMinutes: k.int().notNull(),
      groupMin: k.int().notNull(),
      groupMax: k.int().notNull(),
      choiceOpensAt: k.time().notNull(),
      choiceClosesAt: k.time().notNull(),
      /** How teachers choose: whoever comes first takes a place, or everyone ranks and hubs are allocated. */
      choosing: k.text().$type<'first-come' | 'ranked'>().notNull().default('first-come'),
      /** What the draw is made from; set when ranking is chosen, and never again. */
      choosingSeed: k.text(),
      /** So many places in each group are only for support staff, where hubs are allocated; null: all share all places. */
      supportPlaces: k.int(),
      datesChecked: k.bool().notNull(),
      /** When and where its groups usually meet: what dates are proposed from. */
      usualDay: k.text().$type<'mon' | 'tue' | 'wed' | 'thu' | 'fri'>().notNull().default('wed'),
      usualStartsAt: k.text().notNull().default('15:30'),
      usualPlace: k.text().notNull().default(''),
      /** Steps of setting the year up that somebody has said are done. */
      stepsChecked: k.json<CheckedStep[]>().notNull().default([]),
      /** When it took over from the year before; null for a school's first. */
      startedAt: k.time(),
      version: k.int().notNull().default(1),
    },
    t => [k.uniqueIndex('programme_school_name').on(t.schoolId, t.name)],
  )

  const halfTerm = k.table(
    'half_term',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id, { onDelete: 'cascade' }),
      position: k.int().notNull(),
      name: k.text().notNull(),
      startsOn: k.text().notNull(),
      endsOn: k.text().notNull(),
    },
    t => [k.uniqueIndex('half_term_position').on(t.programmeId, t.position)],
  )

  const dayOff = k.table(
    'day_off',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id, { onDelete: 'cascade' }),
      day: k.text().notNull(),
      kind: k.text().$type<DayOffKind>().notNull(),
      name: k.text().notNull(),
    },
    t => [k.uniqueIndex('day_off_day').on(t.programmeId, t.day)],
  )

  /** What a coordinator has decided about the next year; gone once that has started. */
  const nextYear = k.table('next_year', {
    programmeId: k
      .text()
      .primaryKey()
      .references(() => programme.id, { onDelete: 'cascade' }),
    name: k.text().notNull(),
    startsOn: k.text(),
    halfTerms: k.json<{ name: string; startsOn: string; endsOn: string }[]>().notNull(),
    /** Closures, INSET days and exams; bank holidays are filled in when it starts. */
    daysOff: k.json<AddDaysOff[]>().notNull().default([]),
    staying: k.text().$type<StayingWay>().notNull(),
    choosingAgain: k.json<string[]>().notNull(),
    notRunning: k.json<string[]>().notNull(),
    version: k.int().notNull().default(1),
  })

  return { programme, halfTerm, dayOff, nextYear }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const programmeMarks = {
  programme: {
    no: 'id schoolId name current meetingMinutes groupMin groupMax choiceOpensAt choiceClosesAt choosing choosingSeed supportPlaces datesChecked usualDay usualStartsAt usualPlace stepsChecked startedAt version',
    shared: 'summary aims reading',
  },
  halfTerm: { no: 'id programmeId position name startsOn endsOn' },
  nextYear: { no: 'programmeId name startsOn halfTerms daysOff staying notRunning version', ids: 'choosingAgain' },
  dayOff: { no: 'id programmeId day kind name' },
} as const satisfies Marks
