import { departments, leaders, optedIn, seniorLeaders, support, teachersIn, undecided } from './names.ts'

/** Made-up people; the same each time. Any likeness is chance. */
export type SamplePerson = {
  name: string
  email: string
  staffKind: 'teaching' | 'support' | 'none'
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
  somebody('Morgan Ellis', {
    email: 'admin@sample.test',
    staffKind: 'support',
    job: 'Data manager',
    department: 'Office',
    roles: ['administrator'],
  }),
  somebody('Jordan Blake', {
    email: 'coordinator@sample.test',
    job: 'Lead teacher, professional development',
    department: 'Humanities',
    roles: ['coordinator'],
    hub: 'feedback',
    pilotHub: 'feedback',
  }),
  somebody('Alex Reeve', {
    email: 'facilitator@sample.test',
    department: 'Science',
    hub: 'questioning',
    pilotHub: 'questioning',
    leads: 'facilitator',
  }),
  somebody('Sam Patel', { email: 'teacher@sample.test', department: 'Science' }),
  somebody('Robin Cole', {
    email: 'support@sample.test',
    staffKind: 'support',
    job: 'Teaching assistant',
    department: 'Science',
  }),
  somebody('Judith Amos', {
    email: 'governor@sample.test',
    staffKind: 'none',
    job: 'Governor',
    workingDays: [],
    roles: ['leadership'],
  }),
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

/** Everybody at the sample school: 58 teachers (one who coordinates), 24 support staff and a governor. */
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
