/** When journeys happen: at these instants each state of the school's year comes. */
export const instants = {
  'mid-term': '2026-11-18T10:20:00Z',
  'first day of the year': '2026-09-01T07:40:00Z',
  'half term': '2026-10-28T11:05:00Z',
  'the morning after a meeting': '2026-11-26T08:05:00Z',
  'the day of a meeting': '2027-01-27T15:20:00Z',
  'the night the clocks change': '2027-03-28T00:57:00Z',
  August: '2027-08-11T13:00:00Z',
  'leap day': '2028-02-29T09:30:00Z',
} as const

export type InstantName = keyof typeof instants

/** Epoch milliseconds; the usual instant where none is named. */
export const instantNamed = (name: string | undefined) => Date.parse(instants[(name ?? 'mid-term') as InstantName])
