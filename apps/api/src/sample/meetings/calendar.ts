import { firstCalendar } from '../../modules/programmes/seed/programme.seed.ts'
import { addDays } from '../../time/wall-time.ts'

/** The first calendar, moved by whole years of 52 weeks, so that days of the week stay. */
export function calendarOf(yearsOn: number) {
  const move = (day: string) => addDays(day, yearsOn * 364)
  return {
    ...firstCalendar,
    halfTerms: firstCalendar.halfTerms.map(({ name, startsOn, endsOn, meeting }) => ({
      name,
      startsOn: move(startsOn),
      endsOn: move(endsOn),
      meeting: move(meeting),
    })),
    daysOff: firstCalendar.daysOff.map(dayOff => ({ ...dayOff, day: move(dayOff.day) })),
  }
}

/** How many years on from the first calendar the year is that still has a meeting to come. */
export function yearOf(today: string): number {
  let years = 0
  const last = () => calendarOf(years).halfTerms.at(-1)?.meeting ?? ''
  while (last() < today) years++
  return years
}

export function nameOfYear(calendar: { halfTerms: { startsOn: string; endsOn: string }[] }): string {
  const first = calendar.halfTerms[0]?.startsOn.slice(0, 4) ?? ''
  return `${first}-${String((Number(first) + 1) % 100).padStart(2, '0')}`
}

/** The first day of the year, or a week ago where that is still to come: the window stands open in August too. */
export function openingDay(today: string, { halfTerms }: { halfTerms: { startsOn: string }[] }): string {
  const lastWeek = addDays(today, -7)
  const first = halfTerms[0]?.startsOn ?? lastWeek
  return first < lastWeek ? first : lastWeek
}

/** The Friday ten days ahead or soon after: the window stands open for whoever tries the sample school. */
export function closingDay(today: string): string {
  let day = addDays(today, 10)
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 5) day = addDays(day, 1)
  return day
}
