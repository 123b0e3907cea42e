import type { SaveNextYear } from '@hubs/schema/programmes/next-year'

/** What stands in the form of the next year: no day is an empty field, and hubs are ticked that run. */
export type NextYearValues = Omit<SaveNextYear, 'startsOn' | 'notRunning' | 'daysOff'> & {
  startsOn: string
  running: string[]
  daysOff: (SaveNextYear['daysOff'][number] & { to: string })[]
}
