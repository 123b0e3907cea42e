import type { HoursEntry, HoursKind, RegisterMark } from '@hubs/schema/hours'

export const hoursKindWords: Record<HoursKind, string> = {
  attended: 'Attended',
  'caught-up': 'Caught up',
  extra: 'Extra',
}

/** Where the minutes of a line come from. */
export const sourceWords: Record<HoursEntry['source'], string> = {
  register: 'From the register: times of arriving and leaving',
  'planned-length': 'From the register: the meeting’s planned length',
  'catch-up': 'Minutes read, report and plan made',
  observation: 'Observation carried out',
  reading: 'Reading, recorded by a coordinator',
  correction: 'Correction',
}

export const markWords: Record<RegisterMark, string> = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
  unknown: 'Not marked',
  'caught-up': 'Caught up',
}
