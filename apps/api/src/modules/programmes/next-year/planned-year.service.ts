import { firstOverlap, nextYearName, proposeHalfTerms } from '@hubs/rules/next-year'
import { isolated } from '@hubs/rules/text/isolated'
import type { SaveNextYear } from '@hubs/schema/programmes/next-year'
import { notFound, Refusal } from '../../../errors.ts'
import type { Tx } from '../../../store/store.ts'
import { addDays } from '../../../time/wall-time.ts'
import { refuseDay, schoolDaysOf } from '../days-off.rules.ts'
import * as programmes from '../programmes.repo.ts'
import * as repo from './next-year.repo.ts'

/** From the first day of the first half term to the last of the last: twelve months and some room. */
const LONGEST_YEAR_DAYS = 380
type PlannedYear = Omit<SaveNextYear, 'expectedVersion'>

const refuseAt = (field: string, sentence: string) =>
  new Refusal('invalid', sentence, { fields: { [field]: sentence } })

/** What is decided; where nothing is, what this year leads to. */
export async function planOf(tx: Tx, row: programmes.ProgrammeRow): Promise<repo.NextYearRow> {
  const saved = await repo.findNextYear(tx, row.id)
  if (saved) return saved
  const halfTerms = proposeHalfTerms(await programmes.listHalfTerms(tx, row.id))
  return {
    programmeId: row.id,
    name: nextYearName(row.name),
    startsOn: null,
    halfTerms,
    daysOff: [],
    staying: 'choose',
    choosingAgain: [],
    notRunning: (await repo.listHubs(tx, row.id)).filter(({ closed }) => closed).map(({ slug }) => slug),
    version: 0,
  }
}

/** As they follow each other, however they are listed. */
export const inTurn = <F extends string, T extends Record<F, string>>(listed: readonly T[], by: F): T[] =>
  listed.toSorted((one, other) => (one[by] < other[by] ? -1 : 1))

function refuseSameName(halfTerms: SaveNextYear['halfTerms']) {
  const names = halfTerms.map(({ name }) => name.toLowerCase())
  const twice = names.findIndex((name, at) => names.indexOf(name) < at)
  if (twice >= 0) throw refuseAt(`halfTerms.${twice}.name`, 'Another half term has this name. Enter a different one.')
}

type Bounds = { first: string; today: string; thisYear: string; endsOn: string }

/** Each line of the closures and INSET days is of that year, and no day is in two of them. */
function checkDaysOff({ name, daysOff }: PlannedYear, { first, today, thisYear, endsOn }: Bounds) {
  const known: { day: string; name: string }[] = []
  for (const [line, days] of daysOff.entries()) {
    const at = `daysOff.${line}.`
    if (days.from <= endsOn)
      throw refuseDay('from', `${isolated(thisYear)} hasn’t ended by then. Choose a later day.`, at)
    if (addDays(first, LONGEST_YEAR_DAYS) < (days.to ?? days.from))
      throw refuseDay(days.to ? 'to' : 'from', `${isolated(name)} is over by then. Check the year.`, at)
    known.push(...schoolDaysOf({ days, known, today, at }).map(day => ({ day, name: days.name })))
  }
}

/** Throws at the field that could not be as it is asked to be. */
export async function checkPlan(tx: Tx, row: programmes.ProgrammeRow, asked: PlannedYear, today: string) {
  const { name, startsOn, halfTerms, choosingAgain, notRunning } = asked
  if (await programmes.isNameTaken(tx, row.schoolId, name, ''))
    throw refuseAt('name', 'Another year has this name. Enter a different one.')
  const clash = firstOverlap(halfTerms)
  if (clash) throw refuseAt(`halfTerms.${clash.at}.${clash.field}`, `This overlaps ${clash.with}.`)
  refuseSameName(halfTerms)
  const inOrder = inTurn(halfTerms, 'startsOn')
  const [first, last] = [inOrder[0]?.startsOn ?? '', inOrder.at(-1)?.endsOn ?? '']
  const at = (day: 'startsOn' | 'endsOn', which: string) =>
    `halfTerms.${halfTerms.findIndex(halfTerm => halfTerm[day] === which)}.${day}`
  if (addDays(first, LONGEST_YEAR_DAYS) < last)
    throw refuseAt(at('endsOn', last), 'That’s longer than an academic year. Check the year.')
  const before = (await programmes.listHalfTerms(tx, row.id)).at(-1)
  if (before && first <= before.endsOn)
    throw refuseAt(at('startsOn', first), `${isolated(row.name)} hasn’t ended by then. Choose a later day.`)
  if (startsOn !== null && before && startsOn <= before.endsOn)
    throw refuseAt('startsOn', `${isolated(row.name)} hasn’t ended by then. Choose a later day.`)
  if (startsOn !== null && startsOn > first)
    throw refuseAt('startsOn', 'Choose a day on or before the first day of the year.')
  checkDaysOff(asked, { first, today, thisYear: row.name, endsOn: before?.endsOn ?? '' })
  const rows = await repo.listHubs(tx, row.id)
  if (notRunning.some(slug => !rows.some(hub => hub.slug === slug))) throw notFound('hub')
  if (rows.every(({ slug }) => notRunning.includes(slug))) throw refuseAt('notRunning', 'At least one hub has to run.')
  const members = new Set((await repo.listMembers(tx, row.id)).map(({ id }) => id))
  // Somebody who has left since was chosen while they were there.
  return choosingAgain.filter(id => members.has(id))
}
