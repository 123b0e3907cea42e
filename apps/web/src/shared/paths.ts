/** Every URL of the client, once. A pattern for the router where nothing is given, an address where it is. */
export const paths = {
  public: '/',
  hub: (slug = ':slug') => `/hubs/${slug}`,
  outcomes: (slug = ':slug', year?: string) =>
    `/hubs/${slug}/outcomes${year === undefined ? '' : `?year=${encodeURIComponent(year)}`}`,
  selfAssessment: (slug = ':slug') => `/hubs/${slug}/rate`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  magicLink: '/link',
  forgottenPassword: '/forgotten-password',
  newPassword: '/new-password',
  secondStep: (next?: string) => (next ? `/second-step?next=${encodeURIComponent(next)}` : '/second-step'),
  invitation: '/invitation',
  setUp: '/set-up',
  home: '/home',
  choose: '/choose',
  choices: '/choices',
  allocation: '/allocation',
  meetings: '/meetings',
  meeting: (id = ':id') => `/meetings/${id}`,
  agenda: (id = ':id') => `/meetings/${id}/agenda`,
  printAgenda: (id = ':id') => `/meetings/${id}/agenda/print`,
  candidates: (id = ':id') => `/meetings/${id}/candidates`,
  templates: '/templates',
  template: (id = ':id') => `/templates/${id}`,
  console: (id = ':id') => `/meetings/${id}/console`,
  projector: (id = ':id') => `/meetings/${id}/projector`,
  live: (id = ':id') => `/meetings/${id}/live`,
  minutes: (id = ':id') => `/meetings/${id}/minutes`,
  pulse: (id = ':id') => `/meetings/${id}/pulse`,
  /** A classroom's screen, where nobody signs in. */
  screen: '/screen',
  pairDevice: (code = ':code?') => `/pair/${code}`,
  checkIn: (code = ':code?') => `/in/${code}`,
  plans: '/plans',
  newPlan: '/plans/new',
  plan: (id = ':id') => `/plans/${id}`,
  report: (id = ':id') => `/plans/${id}/report`,
  support: '/support',
  observations: '/observations',
  newObservation: '/observations/new',
  observation: (id = ':id') => `/observations/${id}`,
  coverRequests: '/cover',
  library: '/library',
  compareStrategies: '/library/compare',
  newStrategy: '/library/new',
  strategy: (code = ':code') => `/library/${code}`,
  strategyCard: (code = ':code') => `/library/${code}/card`,
  editStrategy: (code = ':code') => `/library/${code}/edit`,
  strands: '/strands',
  search: '/search',
  references: '/references',
  newReference: '/references/new',
  importReferences: '/references/import',
  reference: (id = ':id') => `/references/${id}`,
  /** What the hubs show the world. */
  publications: '/found',
  publication: (id = ':id') => `/found/${id}`,
  showcase: (year = ':year', slug = ':slug') => `/showcase/${year}/${slug}`,
  poster: (year = ':year', slug = ':slug') => `/showcase/${year}/${slug}/poster`,
  showcaseEdit: (slug = ':slug') => `/hubs/${slug}/showcase`,
  publishing: '/publishing',
  story: (id = ':id') => `/plans/${id}/story`,
  discussions: '/discussions',
  moderation: '/moderation',
  notifications: '/notifications',
  emails: '/emails',
  reminders: '/reminders',
  hours: '/hours',
  hoursOf: (id = ':id') => `/people/${id}/hours`,
  register: '/register',
  /** Where anybody checks a certificate: it is printed on each. */
  certificate: '/certificate',
  reports: (topic = ':topic') => `/reports/${topic}`,
  termReport: (term = ':term') => `/reports/terms/${term}`,
  survey: '/survey',
  account: '/account',
  people: '/people',
  newPerson: '/people/new',
  importPeople: '/people/import',
  invitations: '/people/invitations',
  person: (id = ':id') => `/people/${id}`,
  audit: '/audit',
  backups: '/backups',
  privacy: '/privacy',
  accessibility: '/accessibility',
  programme: '/programme',
  meetingDates: '/programme/dates',
  school: '/school',
  nextYear: '/programme/next-year',
  years: '/years',
  newHub: '/programme/new',
  programmeHub: (slug = ':slug') => `/programme/${slug}`,
  firstSteps: '/first-steps',
} as const

/** What one person did, and what was done to their account. */
export function auditOf(personId: string): string {
  return `${paths.audit}?person=${encodeURIComponent(personId)}`
}

/** The attendance of a year that is over. */
export function registerOf(yearId: string): string {
  return `${paths.register}?year=${encodeURIComponent(yearId)}`
}

/** Where a hub’s page lists who is in it. */
export const MEMBERS_AT = '#members'

/** Where people talk on the page of that path. */
export function repliesAt(path: string): string {
  return `${path}#replies`
}

/** What colleagues tried of a strategy, on the strategy’s page of that path. */
export function trialsAt(path: string): string {
  return `${path}#trials`
}

/** The whole address of a path, for a phone's camera. */
export function addressOf(path: string): string {
  return new URL(path, window.location.origin).href
}

/** The same as people type it: `hubs.school.org/in`. */
export function shortAddress(path: string): string {
  return `${window.location.host}${path.replace(/\/$/, '')}`
}
