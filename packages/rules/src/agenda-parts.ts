import type { MeetingKind, SegmentKind } from '@hubs/schema/agenda'

/** One part of a kind of meeting: its place in the order is its place in the list. */
export interface Part {
  kind: SegmentKind
  title: string
  /** Its share of the meeting against the other parts; a break has none, its minutes are fixed. */
  weight: number
  prompt: string
  notes: string
}

const BREAK: Part = { kind: 'break', title: 'Break', weight: 0, prompt: '', notes: 'Say when you go on.' }

const PLANNING: Part = {
  kind: 'planning',
  title: 'Action planning',
  weight: 15,
  prompt:
    'One small change. What will you do less of?\n' +
    'Write it on your phone. Then tell your partner, and book a date to watch each other teach.',
  notes: 'About two thirds for writing, one third in pairs. Observations are booked with date and time before leaving.',
}

const NEW_LEARNING: Part = {
  kind: 'new-learning',
  title: 'New learning',
  weight: 20,
  prompt: 'One fresh idea\nWhat would it look like in your own lessons?',
  notes:
    'A task, a clip to discuss or a short text read before. One idea, its evidence, and where it is known to fail.',
}

const SUMMARY: Part = {
  kind: 'summary',
  title: 'Summary',
  weight: 5,
  prompt: 'Did we do what we came for?\nIf not, what will we do about it?',
  notes: 'Look back at the intentions. Three short questions to everybody.',
}

/**
 * The parts of each kind of meeting, in order. The same order each time is deliberate: nobody spends effort on
 * wondering what comes next.
 * Ordinary: 5/5/25/20/15/5 of 75 minutes (Wiliam & Leahy, Sustaining Formative Assessment with Teacher Learning
 * Communities, 2014). First: our own split for SSAT's rule that the standard agenda holds from workshop two on.
 * Sharing: our own; everybody still reports, on the year.
 */
export const PARTS: Record<MeetingKind, readonly Part[]> = {
  ordinary: [
    {
      kind: 'introduction',
      title: 'Introduction',
      weight: 5,
      prompt: 'What we want from today',
      notes: 'The intentions, who is here, the agenda.',
    },
    {
      kind: 'starter',
      title: 'Starter',
      weight: 5,
      prompt: 'In pairs: what have you noticed about learning this week?',
      notes: 'A warm-up, so that everybody thinks of their own learning and arrives.',
    },
    {
      kind: 'feedback',
      title: 'Feedback',
      weight: 25,
      prompt: 'How is it going?\nWhat I said I would try, what I did, what happened.',
      notes:
        'Everybody reports, also “I did not do it, because”. Listen first, then one question or one offer. ' +
        'Speak neither always first nor always last yourself.',
    },
    BREAK,
    NEW_LEARNING,
    PLANNING,
    SUMMARY,
  ],
  first: [
    {
      kind: 'welcome',
      title: 'Welcome',
      weight: 10,
      prompt: 'Our guiding question',
      notes: 'Who we are, and why each of us chose this hub.',
    },
    {
      kind: 'ground-rules',
      title: 'Ground rules',
      weight: 10,
      prompt: 'How we want to work together',
      notes: 'Everybody reports; no lesson is graded; listen first; what is said here stays here.',
    },
    {
      kind: 'baseline',
      title: 'Where we start',
      weight: 20,
      prompt: 'What do you already do?',
      notes: 'A short self-rating, and what each person already does.',
    },
    { ...NEW_LEARNING, weight: 35, notes: 'The evidence, and two or three techniques shown.' },
    BREAK,
    { ...PLANNING, weight: 25, notes: 'The first plan, then pairs.' },
    { ...SUMMARY, title: 'Calendar and summary', weight: 10, prompt: 'When we meet, and what we try until then' },
  ],
  sharing: [
    {
      kind: 'introduction',
      title: 'Introduction',
      weight: 10,
      prompt: 'A year of small changes',
      notes: 'The outcomes the hub set itself, and who is here.',
    },
    {
      kind: 'feedback',
      title: 'What we each learned',
      weight: 40,
      prompt: 'One change I am keeping\nWhat I tried, what happened, what I would tell a colleague.',
      notes: 'Everybody reports, also on what did not work.',
    },
    BREAK,
    {
      kind: 'sharing',
      title: 'What we share',
      weight: 35,
      prompt: 'What should other teachers know?',
      notes: 'Choose what goes to the showcase and into the library: a poster, a clip or one page.',
    },
    {
      ...PLANNING,
      title: 'What I carry on',
      prompt: 'One thing to keep doing\nWrite it on your phone. Then tell your partner.',
    },
    { ...SUMMARY, weight: 10 },
  ],
}
