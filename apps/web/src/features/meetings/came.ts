import type { MeetingInList } from '@hubs/schema/meetings'

const own = {
  present: 'you came',
  apologies: 'you sent apologies',
  absent: 'you were not there',
  unknown: 'you are not marked',
} as const

/** "10 of 12 came; you sent apologies". */
export function cameSentence({ present, expected, mine }: NonNullable<MeetingInList['came']>): string {
  const all = `${present} of ${expected} came`
  return mine ? `${all}; ${own[mine]}` : all
}
