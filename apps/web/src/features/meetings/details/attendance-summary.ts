import { attendedWords } from '@hubs/rules/text/register-words'
import type { MeetingInList } from '@hubs/schema/meetings/meetings'

const own = {
  present: 'you were present',
  apologies: 'you sent apologies',
  absent: 'you were absent',
  unknown: 'you weren’t marked',
} as const

/** "10 of 12 attended; you sent apologies". */
export function cameSentence({ mine, ...counts }: NonNullable<MeetingInList['came']>): string {
  const all = attendedWords(counts)
  return mine ? `${all}; ${own[mine]}` : all
}
