/**
 * The six parts of a Teacher Learning Community meeting, with their share of its time (fifteenths).
 * Wiliam & Leahy 2014; see also the SSAT Embedding Formative Assessment toolkit, 2023.
 */
const parts = [
  ['introduction', 'Introduction', 1, 'What we want to learn today, and who’s here.'],
  ['starter', 'Starter', 1, 'A short warm-up to get everyone thinking.'],
  [
    'feedback',
    'Feedback: how’s it going?',
    5,
    'Everyone takes a turn: what I said I’d try, and what happened. The group listens, then helps.',
  ],
  ['new-learning', 'New learning', 4, 'One new idea from research to read, watch or try together.'],
  [
    'planning',
    'Action planning',
    3,
    'Each of us plans one small change, and books a colleague to come and observe it.',
  ],
  ['summary', 'Summary', 1, 'Did we learn what we wanted to? If not, what will we do about it?'],
] as const
const WHOLE = 15

export type MeetingPart = { id: string; title: string; minutes: number; sentence: string }

/** The parts of a meeting of so many minutes, in whole minutes that add up. */
export function meetingShape(minutes: number): MeetingPart[] {
  let shares = 0
  let given = 0
  return parts.map(([id, title, share, sentence]) => {
    shares += share
    const upToHere = Math.round((minutes * shares) / WHOLE)
    const own = upToHere - given
    given = upToHere
    return { id, title, minutes: own, sentence }
  })
}
