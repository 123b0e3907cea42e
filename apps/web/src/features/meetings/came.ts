import type { MeetingPerson } from '@hubs/schema/meetings'

const own = {
  present: 'you came',
  apologies: 'you sent apologies',
  absent: 'you were not there',
  unknown: 'you are not marked',
} as const

/** "10 of 12 came; you sent apologies". */
export function cameSentence(people: readonly Pick<MeetingPerson, 'id' | 'attendance'>[], personId: string): string {
  const came = people.filter(person => person.attendance === 'present').length
  const mine = people.find(person => person.id === personId)
  const all = `${came} of ${people.length} came`
  return mine ? `${all}; ${own[mine.attendance]}` : all
}
