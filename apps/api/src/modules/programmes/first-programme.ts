import type { Audience } from '../../store/tables/hubs.ts'

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
    'Every teacher works in one of five Learning Hubs, and every colleague on the support staff is invited to join one, entirely voluntarily. Once each half term a hub of eight to twelve people sits down together for two hours: what we tried, what happened, what we will try next.',
  aims: [
    'Use evidence from research and the best of classroom practice to develop strategies that improve outcomes for students, parents, staff and the wider community.',
    'Grow an ethic of excellence and a growth mindset throughout our learning community.',
    'Give every colleague protected time, each half term, to learn from and with the people they work beside.',
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
    summary: 'A culture in which hard work at hard things is normal, and in which nobody is quietly let off.',
    scenario:
      'A student who usually does well meets a task that is really hard, stops after two minutes and says: “I’m just no good at this.” The rest of the class is listening.',
    outcomes: [
      {
        statement:
          'A culture of growth mindset is embedded across our learning community, so that aspirations rise, and with them what everybody expects students to be able to achieve.',
        audiences: ['students', 'parents', 'staff', 'community'],
        howWeWillKnow: 'What students, parents and staff say they expect, asked in autumn and again in summer.',
      },
      {
        statement: 'Every student meets a high level of challenge in every lesson, every day.',
        audiences: ['students'],
        howWeWillKnow: 'Work samples from the same classes each half term, looked at together.',
      },
      {
        statement: 'Staff plan from the most demanding task downwards, and take the scaffolding away in time.',
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
      'You have set a task online. A third of the class finish it in five minutes by guessing, a third are stuck, and two can’t get in. Half an hour of the lesson is left.',
    outcomes: [
      {
        statement:
          'e-Learning embeds a culture of growth mindset: students, staff and parents are empowered to become engaged, confident, independent, resilient and information-literate users of it.',
        audiences: ['students', 'staff', 'parents'],
        howWeWillKnow: 'A short survey of confidence and habits, in autumn and in summer.',
      },
      {
        statement: 'Staff have e-Learning resources shaped to their own teaching and pedagogy.',
        audiences: ['staff'],
        howWeWillKnow: 'Resources made in the hub, and how often they are used again.',
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
      'You give back a piece of work with careful comments. Most look for the mark, put the work away and wait for what comes next.',
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
        statement: 'Parents can see from feedback what comes next, and how to help with it.',
        audiences: ['parents', 'community'],
        howWeWillKnow: 'Three questions to parents after each round of reports.',
      },
    ],
  },
  {
    slug: 'academic-language',
    name: 'Academic Language',
    question: 'How do we teach every student to speak and write like a subject expert?',
    summary: 'The language of each subject, taught on purpose by every teacher and carried on at home.',
    scenario:
      'A student explains a good idea aloud, entirely in everyday words. In the examination the same answer would lose most of its marks.',
    outcomes: [
      {
        statement: 'The language of each subject specialism is explicitly taught by all teachers.',
        audiences: ['staff', 'students'],
        howWeWillKnow: 'The words chosen for each unit, and students’ use of them in talk and writing.',
      },
      {
        statement: 'Parents support that language at home through a range of strategies.',
        audiences: ['parents', 'community'],
        howWeWillKnow: 'What families tell us they have talked about.',
      },
      {
        statement:
          'Students’ chances of academic success grow, because academic language is insisted on in the classroom and used at home when school work is talked about.',
        audiences: ['students', 'parents'],
        howWeWillKnow: 'Short samples of explanation, spoken and written, each half term.',
      },
    ],
  },
  {
    slug: 'questioning',
    name: 'Questioning',
    question: 'How can our questions check, stretch and steer thinking?',
    summary: 'Questions that make everybody think hard, and that tell the teacher what to do next.',
    scenario:
      'You ask a question that matters for the rest of the lesson. The same three hands go up at once; everybody else waits for them to answer.',
    outcomes: [
      {
        statement:
          'Deep and probing questions for teaching and for memory make students think hard, and support a culture of growth mindset.',
        audiences: ['students'],
        howWeWillKnow: 'Tallies of who answers, and how long the answers are.',
      },
      {
        statement: 'Questions for assessment, hinge questions among them, inform what is taught next.',
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
