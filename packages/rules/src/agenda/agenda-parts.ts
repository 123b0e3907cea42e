import type { MeetingKind, SegmentKind } from '@hubs/schema/meetings/agenda'

/** One part of a kind of meeting: its place in the order is its place in the list. */
export interface Part {
  kind: SegmentKind
  title: string
  /** Its share of the meeting against the other parts; a break has none, its minutes are fixed. */
  weight: number
  prompt: string
  notes: string
}

const breakPart: Part = { kind: 'break', title: 'Break', weight: 0, prompt: '', notes: 'Say when you’ll start again.' }

const planningPart: Part = {
  kind: 'planning',
  title: 'Action planning',
  weight: 15,
  prompt:
    'One small change. What will you do less of?\n' +
    'Write it on your phone. Then tell your partner, and book a time to observe each other.',
  notes:
    'About two thirds for writing, one third in pairs. Book observations, with a date and time, before people leave.',
}

const newLearningPart: Part = {
  kind: 'new-learning',
  title: 'New learning',
  weight: 20,
  prompt: 'One fresh idea\nWhat would it look like in your own lessons?',
  notes: 'A task, a clip to discuss or some short pre-reading. One idea, its evidence and its common pitfalls.',
}

const summaryPart: Part = {
  kind: 'summary',
  title: 'Summary',
  weight: 5,
  prompt: 'Did we do what we came for?\nIf not, what will we do about it?',
  notes: 'Look back at the learning intentions. Ask everyone the three short survey questions.',
}

/**
 * The parts of each kind of meeting, in order. The same order each time is deliberate: nobody spends effort on
 * wondering what comes next.
 * Ordinary: 5/5/25/20/15/5 of 75 minutes (Wiliam & Leahy, Sustaining Formative Assessment with Teacher Learning
 * Communities, 2014). First: our own split for SSAT's rule that the standard agenda holds from workshop two on.
 * Sharing: our own; everybody still reports, on the year.
 */
export const partsOf: Record<MeetingKind, readonly Part[]> = {
  ordinary: [
    {
      kind: 'introduction',
      title: 'Introduction',
      weight: 5,
      prompt:
        'What we want from today\nHear from everyone, learn one new idea, and leave with one small change to try.',
      notes: 'The learning intentions, who’s here, the agenda.',
    },
    {
      kind: 'starter',
      title: 'Starter',
      weight: 5,
      prompt: 'In pairs: what have you noticed about learning this week?',
      notes: 'A warm-up to get everyone thinking about their own learning.',
    },
    {
      kind: 'feedback',
      title: 'Feedback',
      weight: 25,
      prompt: 'How’s it going?\nWhat I said I’d try, what I did, what happened.',
      notes:
        'Everyone reports back, including “I didn’t do it because…”. Listen first, then ask one question or make one ' +
        'offer of help. Vary when you speak yourself: not always first, not always last.',
    },
    breakPart,
    newLearningPart,
    planningPart,
    summaryPart,
  ],
  first: [
    {
      kind: 'welcome',
      title: 'Welcome',
      weight: 10,
      prompt: 'Our guiding question',
      notes: 'Who we are, and why we each chose this hub.',
    },
    {
      kind: 'ground-rules',
      title: 'Ground rules',
      weight: 10,
      prompt: 'How we want to work together',
      notes: 'Everyone reports back. No lesson is graded. Listen first. What’s said here stays here.',
    },
    {
      kind: 'baseline',
      title: 'Starting points',
      weight: 20,
      prompt: 'What do you already do?',
      notes: 'A short self-rating, and what each person already does.',
    },
    { ...newLearningPart, weight: 35, notes: 'The evidence, and two or three techniques demonstrated.' },
    breakPart,
    { ...planningPart, weight: 25, notes: 'Write a first plan, then talk it through in pairs.' },
    {
      ...summaryPart,
      title: 'Calendar and summary',
      weight: 10,
      prompt: 'When we meet next, and what we’ll try until then',
    },
  ],
  sharing: [
    {
      kind: 'introduction',
      title: 'Introduction',
      weight: 10,
      prompt: 'A year of small changes',
      notes: 'The outcomes the hub chose, and who’s here.',
    },
    {
      kind: 'feedback',
      title: 'What we each learned',
      weight: 40,
      prompt: 'One change I’m keeping\nWhat I tried, what happened, what I’d tell a colleague.',
      notes: 'Everyone reports back, including on what didn’t work.',
    },
    breakPart,
    {
      kind: 'sharing',
      title: 'What we share',
      weight: 35,
      prompt: 'What should other teachers know?',
      notes: 'Choose what goes into the showcase and the library: a poster, a clip or one page.',
    },
    {
      ...planningPart,
      title: 'What I’m keeping going',
      prompt: 'One thing to keep doing\nWrite it on your phone. Then tell your partner.',
    },
    { ...summaryPart, weight: 10 },
  ],
}
