import type { Attendance } from '@hubs/schema/live'

const words = { present: 'came', apologies: 'sent apologies', absent: 'was not there', unknown: 'not marked' } as const

/** Clock times as the school's clock shows them, "15:42"; null: from the start, and to the end. */
type Line = { attendance: Attendance; arrivedAt: string | null; leftAt: string | null }

/** A line of the register: "came", "came 15:42, left 17:10", "left 17:10", "sent apologies", "was not there". */
export function registerWords({ attendance, arrivedAt, leftAt }: Line): string {
  if (attendance !== 'present') return words[attendance]
  const came = arrivedAt === null ? '' : `came ${arrivedAt}`
  const left = leftAt === null ? '' : `left ${leftAt}`
  return [came, left].filter(Boolean).join(', ') || words.present
}
