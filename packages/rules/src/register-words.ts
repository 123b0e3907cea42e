import type { Attendance } from '@hubs/schema/live'

const words = { present: 'present', apologies: 'sent apologies', absent: 'absent', unknown: 'not marked' } as const

/** Clock times as the school's clock shows them, "15:42"; null: from the start, and to the end. */
type Line = { attendance: Attendance; arrivedAt: string | null; leftAt: string | null }

/** A line of the register: "present", "arrived 15:42, left 17:10", "left 17:10", "sent apologies", "absent". */
export function registerWords({ attendance, arrivedAt, leftAt }: Line): string {
  if (attendance !== 'present') return words[attendance]
  const arrived = arrivedAt === null ? '' : `arrived ${arrivedAt}`
  const left = leftAt === null ? '' : `left ${leftAt}`
  return [arrived, left].filter(Boolean).join(', ') || words.present
}
