import { me, type Me } from '@hubs/schema/accounts/accounts'
import { hub, hubDetail, type Hub, type HubDetail } from '@hubs/schema/hubs'
import { participation, type Participation } from '@hubs/schema/reports/reports'
import { choiceRow, type ChoiceRow } from '@hubs/schema/membership/membership'
import { nextYear, type NextYear } from '@hubs/schema/programmes/next-year'
import { programme, publicProgramme, type Programme, type PublicProgramme } from '@hubs/schema/programmes/programmes'

// Answers as the server gives them. Each is parsed, so that a test cannot drift from what crosses the wire.

const halfTermNames = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2']
const meetingDays = ['2026-09-30', '2026-11-25', '2027-01-27', '2027-03-10', '2027-05-05', '2027-06-23']

const names = [
  [
    'growth-mindset',
    'Growth Mindset & Challenge',
    'How do we make difficulty welcome, for every student, in every lesson?',
    'Helen Marsh',
    11,
  ],
  [
    'e-learning',
    'e-Learning',
    'How can technology make students, staff and parents confident, independent learners?',
    'Tom Okafor',
    9,
  ],
  ['feedback', 'Feedback & Critique', 'How can feedback bring progress, reflection and pride?', 'Ruth Adeyemi', 12],
  [
    'academic-language',
    'Academic Language',
    'How do we teach every student to speak and write like a subject expert?',
    'Marek Nowak',
    8,
  ],
  ['questioning', 'Questioning', 'How can our questions check, stretch and steer thinking?', 'Grace Lee', 10],
] as const

const outcomes = [
  {
    id: 'o1',
    statement: 'Probing questions make students think harder and remember more, and help to build a growth mindset.',
    audiences: ['students' as const],
    howWeWillKnow: 'Tallies of who answers, and how long the answers are.',
  },
  {
    id: 'o2',
    statement: 'Assessment questions, including hinge questions, shape what we teach next.',
    audiences: ['staff' as const, 'students' as const],
    howWeWillKnow: 'Hinge questions written, asked, and acted on in the same lesson.',
  },
  {
    id: 'o3',
    statement: 'Students ask more and better questions of their own, in school and at home.',
    audiences: ['students' as const, 'parents' as const, 'community' as const],
    howWeWillKnow: '',
  },
]

const someHubs: Hub[] = names.map(([slug, name, question, facilitator, taken]) =>
  hub.parse({
    id: `hub-${slug}`,
    slug,
    name,
    question,
    summary: 'Questions that make everyone think hard, and show the teacher what to do next.',
    outcomes,
    groups: [
      {
        id: `group-${slug}`,
        name: 'Group 1',
        places: 12,
        taken,
        facilitator: { id: `lead-${slug}`, name: facilitator },
        coFacilitator: null,
        unseated: [],
        version: 1,
      },
    ],
    places: 12,
    taken,
    nextMeeting: {
      id: `meeting-${slug}`,
      groupId: `group-${slug}`,
      startsAt: '2026-09-30T14:30:00.000Z',
      endsAt: '2026-09-30T16:30:00.000Z',
      place: 'B12',
    },
    observation: true,
    mayClose: false,
    mostGroups: 1,
    closed: false,
    mine: false,
    version: 1,
  }),
)

/** The hubs as somebody in `slug` sees them. */
export function hubsOf(slug: string | null): Hub[] {
  return someHubs.map(each => ({ ...each, mine: each.slug === slug }))
}

export function hubDetailOf(slug: string, mine: boolean): HubDetail {
  const base = someHubs.find(each => each.slug === slug)
  const people = [
    'Aisha Khan',
    'Ben Rowe',
    'Clare Dunn',
    'David Osei',
    'Elif Demir',
    'Grace Lee',
    'Jo Hart',
    'Kofi Mensah',
    'Priya Nair',
  ]
  return hubDetail.parse({
    ...base,
    mine,
    scenario: 'The same three hands go up at once.',
    members: people.map((name, index) => ({
      id: `person-${index}`,
      name,
      groupId: `group-${slug}`,
      department: ['English', 'Science', 'Maths'][index % 3],
      job: index === 4 ? 'Librarian' : '',
      staffKind: index === 4 ? 'support' : 'teaching',
    })),
    meetings: someProgramme.halfTerms.map((halfTerm, index) => ({
      id: `m${index}`,
      groupId: `group-${slug}`,
      startsAt: `${meetingDays[index]}T15:30:00.000Z`,
      endsAt: `${meetingDays[index]}T17:30:00.000Z`,
      place: 'B12',
      number: index + 1,
      halfTerm: halfTerm.name,
      status: 'planned',
    })),
  })
}

/** A date of the public page, with the end its plan has. */
export const publicMeetingOn = (halfTerm: string, date: string, ended = false) => ({
  halfTerm,
  date,
  endsAt: `${date}T17:30:00.000Z`,
  ended,
})

export const somePublic: PublicProgramme = publicProgramme.parse({
  school: { name: 'Northgate Community School', timeZone: 'Europe/London', setUp: true },
  programme: {
    name: '2026-27',
    summary:
      'Every teacher works in a Learning Hub, and support staff are welcome to opt in too, entirely voluntarily. Once each half term, a small group of colleagues meets: what we tried, what happened and what we’ll try next.',
    aims: [
      'Find out what works, from research and from our own classrooms, and use it to improve outcomes for students, parents, staff and the wider community.',
      'Build an ethic of excellence and a growth mindset throughout our school community.',
    ],
    reading: [
      { title: 'Visiting the Belmont Learning Hubs', by: 'Barry Dunn', url: 'https://example.org/visit' },
      { title: 'An Ethic of Excellence', by: 'Ron Berger, 2003', url: null },
    ],
    meetingMinutes: 120,
    groupMin: 8,
    groupMax: 12,
    datesChecked: false,
  },
  meetings: halfTermNames.map((halfTerm, index) => publicMeetingOn(halfTerm, meetingDays[index] ?? '')),
  hubs: someHubs.map(({ slug, name, question, summary, outcomes }) => ({
    slug,
    name,
    question,
    summary,
    outcomes,
    reading: [],
    meetings: halfTermNames.map((halfTerm, index) => publicMeetingOn(halfTerm, meetingDays[index] ?? '')),
    audiences: ['students', 'parents', 'staff', 'community'],
  })),
})

export const someProgramme: Programme = programme.parse({
  ...somePublic.programme,
  id: 'programme-1',
  choosing: 'first-come',
  supportPlaces: null,
  choice: { opensAt: '2026-09-01T07:00:00.000Z', closesAt: '2026-09-18T16:00:00.000Z', state: 'open' },
  outside: [],
  halfTerms: halfTermNames.map((name, index) => ({
    id: `half-term-${index}`,
    position: index + 1,
    name,
    startsOn: '2026-09-01',
    endsOn: '2026-10-23',
  })),
  daysOff: [],
  usual: { day: 'wed', startsAt: '15:30', place: '' },
  stepsChecked: ['closures', 'meeting-dates', 'hubs'],
  version: 1,
})

/** What is proposed of the year after: nobody has saved anything. */
export const someNextYear: NextYear = nextYear.parse({
  from: { name: '2026-27', endsOn: '2027-07-21' },
  saved: false,
  plan: {
    name: '2027-28',
    startsOn: null,
    halfTerms: [],
    staying: 'choose',
    choosingAgain: [],
    daysOff: [],
    notRunning: [],
    version: 0,
  },
  hubs: [{ slug: 'questioning', name: 'Questioning', running: true, people: 0 }],
  people: [],
  withoutFacilitator: [],
  carries: { outcomes: 3, templates: 0, strategies: 50, plans: 0 },
  blocked: [],
})

/** Sam Patel, a teacher who has not chosen, unless said otherwise. */
export function meOf(change: Partial<Me> = {}): Me {
  return me.parse({
    id: 'person-sam',
    name: 'Sam Patel',
    preferredName: '',
    email: 'sam@northgate.test',
    staffKind: 'teaching',
    department: 'Science',
    roles: [],
    theme: 'system',
    school: { id: 'school-1', name: 'Northgate Community School', timeZone: 'Europe/London' },
    membership: null,
    notThisYear: false,
    leads: [],
    reminders: true,
    hasPassword: true,
    cameByMail: false,
    secondFactor: { state: 'none', dueAt: null, passkey: false },
    ...change,
  })
}

export const inQuestioning: NonNullable<Me['membership']> = {
  hubSlug: 'questioning',
  hubName: 'Questioning',
  groupId: 'group-questioning',
  kind: 'required',
  readsSince: null,
  missedMeetings: false,
  opensAt: null,
}

export const someParticipation: Participation = participation.parse({
  countedOn: null,
  teachers: { inAHub: 52, all: 58 },
  support: { optedIn: 11, notThisYear: 3, all: 24 },
  hubs: someHubs.map(({ slug, name, taken, places }) => ({ slug, name, taken, places, minimum: 8 })),
  lastMeeting: { halfTerm: 'Autumn 1', countedOn: null, present: 48, expected: 53, held: 5, groups: 5 },
})

const invited = { hubSlug: null, hubName: null, chosenAt: null, rankedAt: null, notThisYear: false }
const chosen = {
  hubSlug: 'questioning',
  hubName: 'Questioning',
  chosenAt: '2026-09-03T10:00:00.000Z',
  rankedAt: null,
  notThisYear: false,
}

export const someChoices: ChoiceRow[] = [
  { personId: 'p1', name: 'Aisha Khan', department: 'English', staffKind: 'teaching', ...chosen },
  { personId: 'p2', name: 'Ben Rowe', department: 'Science', staffKind: 'teaching', ...invited },
  { personId: 'p3', name: 'Elif Demir', department: 'Library', staffKind: 'support', ...invited, notThisYear: true },
  { personId: 'p4', name: 'Dev Shah', department: 'Office', staffKind: 'support', ...invited },
].map(row => choiceRow.parse({ remindedAt: null, accepted: true, ...row }))
