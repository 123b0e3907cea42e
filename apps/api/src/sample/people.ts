/** Made-up people; the same each time. Any likeness is chance. */
export type SamplePerson = {
  name: string
  email: string
  staffKind: 'teaching' | 'support'
  job: string
  department: string
  workingDays: string[]
  seniorLeader: boolean
  roles: ('coordinator' | 'administrator' | 'leadership')[]
  /** The hub they are in this year; null has not chosen. */
  hub: string | null
  /** The hub they were in during the summer's pilot. */
  pilotHub: string | null
  leads: 'facilitator' | 'co-facilitator' | null
}

const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning'] as const
const week = ['mon', 'tue', 'wed', 'thu', 'fri']
const partTime = [
  ['mon', 'tue', 'wed'],
  ['wed', 'thu', 'fri'],
  ['mon', 'wed', 'fri'],
  ['tue', 'wed', 'thu', 'fri'],
]

const departments: [string, string[]][] = [
  ['English', ['Helen Marsh', 'Priya Nair', 'Owen Pritchard', 'Grace Lee', 'Tess Howarth', 'Daniel Afolabi', 'Ruth Kemp', 'Liam Corrigan', 'Nadia Rahman']],
  ['Maths', ['Tom Okafor', 'Sofia Marin', 'Ben Rowe', 'Elif Demir', 'Graham Bell', 'Yasmin Iqbal', 'Peter Lund', 'Kate Ashby', 'Rafael Costa']],
  ['Science', ['Kofi Mensah', 'Clare Dunn', 'Jo Hart', 'David Osei', 'Hannah Weiss', 'Imran Sheikh', 'Molly Tran', 'Stuart Vale', 'Leila Haddad']],
  ['Humanities', ['Ruth Adeyemi', 'Martin Frost', 'Chloe Barnes', 'Anil Gupta', 'Eva Lindqvist', 'Joseph Kane', 'Bronwen Price', 'Callum Reid']],
  ['Languages', ['Marek Nowak', 'Isabel Duarte', 'Claire Fontaine', 'Henrik Sand', 'Amira Saleh']],
  ['Arts and PE', ['Aisha Khan', 'Rory Flynn', 'Louise Penn', 'Dmitri Volkov', 'Jade Mercer', 'Sean Duffy', 'Naomi Clarke']],
  ['Technology', ['Victor Almeida', 'Pauline Shaw', 'Gareth Knox', 'Erin Maddox']],
  ['SEND and pastoral', ['Fiona Grant', 'Samuel Otieno', 'Beth Lowry', 'Toby Marsden']],
]

const support: [string, string, string][] = [
  ['Karen Whitby', 'Teaching assistant', 'SEND and pastoral'],
  ['Paul Dixon', 'Teaching assistant', 'SEND and pastoral'],
  ['Shabana Mir', 'Teaching assistant', 'English'],
  ['Joan Tully', 'Teaching assistant', 'Maths'],
  ['Lee Farrow', 'Teaching assistant', 'Science'],
  ['Monika Zielinska', 'Teaching assistant', 'Humanities'],
  ['Alan Birch', 'Cover supervisor', 'Cover'],
  ['Denise Rowley', 'Cover supervisor', 'Cover'],
  ['Ravi Menon', 'Science technician', 'Science'],
  ['Gemma Stone', 'Technology technician', 'Technology'],
  ['Colin Wray', 'Network technician', 'IT support'],
  ['Tracey Lomax', 'Librarian', 'Library'],
  ['Sue Hadley', 'Office manager', 'Office'],
  ['Maureen Finch', 'Receptionist', 'Office'],
  ['Jan Kovac', 'Attendance officer', 'Office'],
  ['Pam Ogden', 'Finance officer', 'Office'],
  ['Derek Moss', 'Site manager', 'Site'],
  ['Tony Blackwell', 'Caretaker', 'Site'],
  ['Rosa Vella', 'Catering manager', 'Catering'],
  ['Wendy Pike', 'Cook', 'Catering'],
  ['Idris Bowen', 'Pastoral support worker', 'SEND and pastoral'],
  ['Lorna Keith', 'Careers adviser', 'Careers'],
]

/** Who leads each hub, and who with them. No senior leader does. */
const leaders: Record<string, [string, string]> = {
  'growth-mindset': ['Helen Marsh', 'Kofi Mensah'],
  'e-learning': ['Tom Okafor', 'Louise Penn'],
  feedback: ['Ruth Adeyemi', 'Clare Dunn'],
  'academic-language': ['Marek Nowak', 'Fiona Grant'],
  questioning: ['Alex Reeve', 'Aisha Khan'],
}
const seniorLeaders = new Set(['Graham Bell', 'Pauline Shaw', 'Martin Frost', 'Ruth Kemp'])

/** Teachers who have not chosen, besides the one called Sam Patel. */
const undecided = new Set([
  'Liam Corrigan', 'Nadia Rahman', 'Kate Ashby', 'Rafael Costa', 'Molly Tran', 'Stuart Vale',
  'Leila Haddad', 'Bronwen Price', 'Callum Reid', 'Amira Saleh', 'Naomi Clarke', 'Gareth Knox',
])
const optedIn: Record<string, string> = {
  'Karen Whitby': 'questioning',
  'Ravi Menon': 'e-learning',
  'Tracey Lomax': 'academic-language',
  'Idris Bowen': 'growth-mindset',
  'Shabana Mir': 'academic-language',
}

/** Teachers in each hub; with the support staff that makes 11, 8, 12, 9 and 10: one hub full, one with two places left. */
const teachersIn: Record<string, number> = { 'growth-mindset': 10, 'e-learning': 7, feedback: 12, 'academic-language': 7, questioning: 9 }

const mailOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@sample.test`

function somebody(name: string, more: Partial<SamplePerson>): SamplePerson {
  return {
    name,
    email: mailOf(name),
    staffKind: 'teaching',
    job: 'Teacher',
    department: '',
    workingDays: week,
    seniorLeader: seniorLeaders.has(name),
    roles: [],
    hub: null,
    pilotHub: null,
    leads: null,
    ...more,
  }
}

const named: SamplePerson[] = [
  somebody('Morgan Ellis', { email: 'admin@sample.test', staffKind: 'support', job: 'Data manager', department: 'Office', roles: ['administrator'] }),
  somebody('Jordan Blake', { email: 'coordinator@sample.test', job: 'Lead teacher, professional development', department: 'Humanities', roles: ['coordinator'], hub: 'feedback', pilotHub: 'feedback' }),
  somebody('Alex Reeve', { email: 'facilitator@sample.test', department: 'Science', hub: 'questioning', pilotHub: 'questioning', leads: 'facilitator' }),
  somebody('Sam Patel', { email: 'teacher@sample.test', department: 'Science' }),
  somebody('Robin Cole', { email: 'support@sample.test', staffKind: 'support', job: 'Teaching assistant', department: 'Science' }),
]

function leadsIn(slug: string, name: string): SamplePerson['leads'] {
  const [first, second] = leaders[slug] ?? []
  if (name === first) return 'facilitator'
  return name === second ? 'co-facilitator' : null
}

/** Shares the teachers out over the hubs: leaders first, then everybody in turn where there is room. */
function teachers(): SamplePerson[] {
  const room: Record<string, number> = { ...teachersIn }
  for (const { hub } of named) if (hub) room[hub] = (room[hub] ?? 0) - 1
  const hubOfLeader = new Map(slugs.flatMap(slug => (leaders[slug] ?? []).map(name => [name, slug] as const)))
  const all = departments.flatMap(([department, names]) => names.map(name => ({ name, department })))
  for (const { name } of all) {
    const slug = hubOfLeader.get(name)
    if (slug) room[slug] = (room[slug] ?? 0) - 1
  }
  let turn = 0
  return all.map(({ name, department }, index) => {
    let hub: string | null = hubOfLeader.get(name) ?? null
    if (!hub && !undecided.has(name)) {
      while ((room[slugs[turn % 5] ?? ''] ?? 0) === 0) turn++
      hub = slugs[turn++ % 5] ?? null
      if (hub) room[hub] = (room[hub] ?? 0) - 1
    }
    return somebody(name, {
      department,
      job: seniorLeaders.has(name) ? 'Assistant head teacher' : 'Teacher',
      roles: name === 'Graham Bell' ? ['leadership'] : [],
      workingDays: index % 9 === 4 ? (partTime[index % 4] ?? week) : week,
      hub,
      // The pilot was in the summer: most of those who have chosen were in it, in the same hub.
      pilotHub: hub && index % 6 !== 5 ? hub : null,
      leads: hub ? leadsIn(hub, name) : null,
    })
  })
}

/** Everybody at the sample school: 58 teachers (one who coordinates) and 24 support staff. */
export function samplePeople(): SamplePerson[] {
  const supporters = support.map(([name, job, department], index) =>
    somebody(name, {
      staffKind: 'support',
      job,
      department,
      workingDays: index % 5 === 2 ? ['mon', 'tue', 'thu'] : week,
      hub: optedIn[name] ?? null,
    }),
  )
  return [...named, ...teachers(), ...supporters]
}
