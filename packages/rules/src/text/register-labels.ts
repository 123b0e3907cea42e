import type { Attendance } from '@hubs/schema/meetings/live'

const words = { present: 'present', apologies: 'sent apologies', absent: 'absent', unknown: 'not marked' } as const

/** Clock times as the school's clock shows them, "15:42"; null: from the start, and to the end. */
type Line = { attendance: Attendance; arrivedAt: string | null; leftAt: string | null }

type Counts = { present: number; expected: number; unmarked: number }

/** "9 of 10 attended", "6 of 10 attended, 2 not marked"; where nobody was marked, that the register wasn’t taken. */
export function attendedWords({ present, expected, unmarked }: Counts): string {
  if (unmarked === expected) return 'The register wasn’t taken'
  return `${present} of ${expected} attended${unmarked > 0 ? `, ${unmarked} not marked` : ''}`
}

/** A line of the register: "present", "arrived 15:42, left 17:10", "left 17:10", "sent apologies", "absent". */
export function registerWords({ attendance, arrivedAt, leftAt }: Line): string {
  if (attendance !== 'present') return words[attendance]
  const arrived = arrivedAt === null ? '' : `arrived ${arrivedAt}`
  const left = leftAt === null ? '' : `left ${leftAt}`
  return [arrived, left].filter(Boolean).join(', ') || words.present
}
