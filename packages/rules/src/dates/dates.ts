const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = 'January February March April May June July August September October November December'.split(' ')
const SHORT = 3

type Length = 'short' | 'long'

const cut = (word = '', length: Length) => (length === 'short' ? word.slice(0, SHORT) : word)

function written(day: string, today: string, length: Length): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]
  const words = `${cut(weekday, length)} ${date} ${cut(months[month - 1], length)}`
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${year}`
}

/**
 * "Wed 27 Jan", and "Wed 27 Jan 2027" where that is not the year of `today`: in lists, sentences, titles and subjects.
 * Both are calendar days, `YYYY-MM-DD`, `today` as the school's own calendar has it.
 */
export function shortDay(day: string, today: string): string {
  return written(day, today, 'short')
}

/** "Wednesday 27 January", with its year as in `shortDay`: where a person is spoken to, on the projector, in an email. */
export function longDay(day: string, today: string): string {
  return written(day, today, 'long')
}

/** "27 January 2027": of what is kept for years, and of what is searched for. `day` is `YYYY-MM-DD`. */
export function dayMonthYear(day: string): string {
  const [year, month = 1, date] = day.split('-').map(Number)
  return `${date} ${months[month - 1]} ${year}`
}

/** "Wednesday". `day` is `YYYY-MM-DD`. */
export function weekdayOf(day: string): string {
  return written(day, day, 'long').split(' ')[0] ?? ''
}
