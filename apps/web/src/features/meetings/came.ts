import type { MeetingInList } from '@hubs/schema/meetings'

const own = {
  present: 'you were present',
  apologies: 'you sent apologies',
  absent: 'you were absent',
  unknown: 'you weren’t marked',
} as const

/** "10 of 12 attended; you sent apologies". */
export function cameSentence({ present, expected, mine }: NonNullable<MeetingInList['came']>): string {
  const all = `${present} of ${expected} attended`
  return mine ? `${all}; ${own[mine]}` : all
}
