import type { Audience } from '../../../store/tables/hubs.ts'

type Outcome = { statement: string; audiences: Audience[]; howWeWillKnow: string }
export type FirstHub = {
  slug: string
  name: string
  question: string
  summary: string
  scenario: string
  outcomes: Outcome[]
}

/**
 * The programme a new database holds, in our own words. Its facts are those of the school programme that began this
 * (Belmont Community School's Learning Hubs, 2014) and of Dylan Wiliam's Teacher Learning Communities.
 */
export const firstProgramme = {
  name: '2026-27',
  summary:
    'Every teacher works in a Learning Hub, and support staff are welcome to opt in too, entirely voluntarily. Once each half term, a small group of colleagues meets: what we tried, what happened and what we’ll try next.',
  aims: [
    'Find out what works, from research and from our own classrooms, and use it to improve outcomes for students, parents, staff and the wider community.',
    'Build an ethic of excellence and a growth mindset throughout our school community.',
    'Give everyone protected time each half term to learn with and from their colleagues.',
  ],
  reading: [
    {
      title: 'Visiting the Belmont Learning Hubs',
      by: 'Barry Dunn, a visitor’s account',
      url: 'https://ikonoklaste.wordpress.com/',
    },
    {
      title: 'Sustaining Formative Assessment with Teacher Learning Communities',
      by: 'Dylan Wiliam and Siobhán Leahy, 2014',
      url: null,
    },
    {
      title: 'Embedding Formative Assessment: the trial of TLCs in 140 English schools',
      by: 'Jake Anders and others, 2022',
      url: 'https://doi.org/10.1080/19345747.2021.2018746',
    },
    { title: 'An Ethic of Excellence', by: 'Ron Berger, 2003', url: null },
  ],
  meetingMinutes: 120,
  groupMin: 8,
  groupMax: 12,
} as const

export const firstHubs: readonly FirstHub[] = [
  {
    slug: 'growth-mindset',
    name: 'Growth Mindset & Challenge',
    question: 'How do we make difficulty welcome, for every student, in every lesson?',
    summary: 'A culture where hard work on hard things is normal, and no one is let off the hook.',
    scenario:
      'A student who usually does well meets a task that’s really hard, stops after two minutes and says: “I’m just no good at this.” The rest of the class is listening.',
    outcomes: [
      {
        statement:
          'Students aim higher and everyone expects more of them, because growth mindset is part of how our whole community works.',
        audiences: ['students', 'parents', 'staff', 'community'],
        howWeWillKnow: 'What students, parents and staff tell us they expect, in autumn and again in summer.',
      },
      {
        statement: 'Every student meets a high level of challenge in every lesson, every day.',
        audiences: ['students'],
        howWeWillKnow: 'Work samples from the same classes each half term, which we look at together.',
      },
      {
        statement: 'Staff plan from the most demanding task down, and remove the scaffolding over time.',
        audiences: ['staff'],
        howWeWillKnow: 'Plans and reports in the hub: which supports were removed, and when.',
      },
    ],
  },
  {
    slug: 'e-learning',
    name: 'e-Learning',
    question: 'How can technology make students, staff and parents confident, independent learners?',
    summary: 'Technology for a reason: to explain, to practise, to check, and to bring learning home.',
    scenario:
      'You’ve set a task online. A third of the class finish it in five minutes by guessing, a third are stuck, and two can’t get in. Half an hour of the lesson is left.',
    outcomes: [
      {
        statement:
          'Students, staff and parents use e-Learning with confidence: engaged, independent, resilient and information-literate, with a growth mindset.',
        audiences: ['students', 'staff', 'parents'],
        howWeWillKnow: 'A short survey of confidence and habits, in autumn and in summer.',
      },
      {
        statement: 'Staff have e-Learning resources shaped to their own teaching and pedagogy.',
        audiences: ['staff'],
        howWeWillKnow: 'Resources the hub makes, and how often they’re reused.',
      },
      {
        statement:
          'Students have personalised resources for their learning, and parents have resources that let them take an active part in it.',
        audiences: ['students', 'parents'],
        howWeWillKnow: 'Use at home, and what parents tell us helped.',
      },
    ],
  },
  {
    slug: 'feedback',
    name: 'Feedback & Critique',
    question: 'How can feedback bring progress, reflection and pride?',
    summary: 'What kind of feedback, when, and what students then do with it.',
    scenario:
      'You give back a piece of work with careful comments. Most look for the mark, put the work away and wait to move on.',
    outcomes: [
      {
        statement:
          'We understand the nature and the timing of our feedback and critique, and how our students engage with them.',
        audiences: ['staff', 'students'],
        howWeWillKnow: 'What we find when we try different timings with our own classes.',
      },
      {
        statement:
          'Our systems of feedback and critique bring greater clarity, effort and aspiration from students, and support a culture of growth mindset.',
        audiences: ['students'],
        howWeWillKnow: 'First drafts and last drafts side by side.',
      },
      {
        statement: 'Parents can see from feedback what their child should do next, and how to help.',
        audiences: ['parents', 'community'],
        howWeWillKnow: 'Three questions to parents after each round of reports.',
      },
    ],
  },
  {
    slug: 'academic-language',
    name: 'Academic Language',
    question: 'How do we teach every student to speak and write like a subject expert?',
    summary: 'The language of each subject, taught explicitly by every teacher and used at home too.',
    scenario:
      'A student explains a good idea aloud, entirely in everyday words. In the exam, the same answer would lose most of its marks.',
    outcomes: [
      {
        statement: 'All teachers explicitly teach the language of their subject specialism.',
        audiences: ['staff', 'students'],
        howWeWillKnow: 'The words chosen for each unit, and students’ use of them in talk and writing.',
      },
      {
        statement: 'Parents support that language at home through a range of strategies.',
        audiences: ['parents', 'community'],
        howWeWillKnow: 'What families tell us they’ve talked about.',
      },
      {
        statement:
          'Students have a better chance of academic success, because they’re expected to use academic language in class and hear it at home when families talk about school.',
        audiences: ['students', 'parents'],
        howWeWillKnow: 'Short samples of explanation, spoken and written, each half term.',
      },
    ],
  },
  {
    slug: 'questioning',
    name: 'Questioning',
    question: 'How can our questions check, stretch and steer thinking?',
    summary: 'Questions that make everyone think hard, and show the teacher what to do next.',
    scenario:
      'You ask a question that matters for the rest of the lesson. The same three hands go straight up, and everyone else waits for them to answer.',
    outcomes: [
      {
        statement:
          'Probing questions make students think harder and remember more, and help to build a growth mindset.',
        audiences: ['students'],
        howWeWillKnow: 'Tallies of who answers, and how long the answers are.',
      },
      {
        statement: 'Assessment questions, including hinge questions, shape what we teach next.',
        audiences: ['staff', 'students'],
        howWeWillKnow: 'Hinge questions written, asked, and acted on in the same lesson.',
      },
      {
        statement: 'Students ask more and better questions of their own, in school and at home.',
        audiences: ['students', 'parents', 'community'],
        howWeWillKnow: 'Questions that students ask, collected for a week each term.',
      },
    ],
  },
]

/** Sample dates for England, to be checked by each school: four published calendars agree on these half terms. */
export const firstCalendar = {
  halfTerms: [
    { name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23', meeting: '2026-09-30' },
    { name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18', meeting: '2026-11-25' },
    { name: 'Spring 1', startsOn: '2027-01-04', endsOn: '2027-02-12', meeting: '2027-01-27' },
    { name: 'Spring 2', startsOn: '2027-02-22', endsOn: '2027-03-25', meeting: '2027-03-10' },
    { name: 'Summer 1', startsOn: '2027-04-12', endsOn: '2027-05-28', meeting: '2027-05-05' },
    { name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-21', meeting: '2027-06-23' },
  ],
  daysOff: [
    { day: '2026-09-01', kind: 'inset', name: 'INSET day' },
    { day: '2026-11-27', kind: 'inset', name: 'INSET day' },
    { day: '2026-12-25', kind: 'bank-holiday', name: 'Christmas Day' },
    { day: '2026-12-28', kind: 'bank-holiday', name: 'Boxing Day (substitute day)' },
    { day: '2027-01-01', kind: 'bank-holiday', name: 'New Year’s Day' },
    { day: '2027-01-04', kind: 'inset', name: 'INSET day' },
    { day: '2027-03-26', kind: 'bank-holiday', name: 'Good Friday' },
    { day: '2027-03-29', kind: 'bank-holiday', name: 'Easter Monday' },
    { day: '2027-05-03', kind: 'bank-holiday', name: 'Early May bank holiday' },
    { day: '2027-05-31', kind: 'bank-holiday', name: 'Spring bank holiday' },
    { day: '2027-06-28', kind: 'inset', name: 'INSET day' },
    { day: '2027-07-21', kind: 'inset', name: 'INSET day' },
  ],
  meetingStartsAt: '15:30',
} as const

/** When hub choices are open for a school that is ready by the start of the year: from its first day, so many days. */
export const firstChoice = { opensAt: '09:00', closesAt: '17:00', days: 17 } as const
