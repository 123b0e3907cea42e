import type { TestServer } from '../kit/server.ts'

export const password = 'river lantern seven oaks'
export const hubs = [
  ['growth-mindset', 'Growth Mindset & Challenge'],
  ['e-learning', 'e-Learning'],
  ['feedback', 'Feedback & Critique'],
  ['academic-language', 'Academic Language'],
  ['questioning', 'Questioning'],
] as const
const departments = ['English', 'Maths', 'Science', 'Humanities', 'Arts', 'Support'] as const
const firstNames = [
  'Zoë',
  'Ben',
  'Chloé',
  'Dev',
  'Ewa',
  'Femi',
  'Grace',
  'Hana',
  'Iwan',
  'Jo',
  'Kofi',
  'Lucía',
] as const
const surnames = ["O'Neill", 'Okafor', 'Müller', 'Patel', 'Smith-Jones'] as const
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/gu, '')
    .toLowerCase()

/** A colleague of the school. */
export type Someone = {
  index: number
  name: string
  email: string
  hub: number
  department: string
  isSupport: boolean
}

/** Sixty colleagues: whoever is in the same place of a hub is of one department, and everybody has a name of their own. */
export const colleagues: readonly Someone[] = Array.from({ length: 60 }, (_, index) => {
  const first = firstNames[index % firstNames.length] ?? ''
  const last = surnames[index % surnames.length] ?? ''
  const department = departments[index % departments.length] ?? ''
  const email = `${plain(first)}.${plain(last)}@hilltop.test`
  return {
    index,
    name: `${first} ${last}`,
    email,
    hub: index % hubs.length,
    department,
    isSupport: department === 'Support',
  }
})

/** What begins with this name, and goes on with a department or an address. An apostrophe is none of a pattern’s. */
export const beginsWith = (name: string) => new RegExp(`^${name.replaceAll("'", '.')}`, 'u')

/** They as a school’s own system writes them: with semicolons, in Windows-1252, under names of its own. */
export function staffFile() {
  const rows = colleagues.map(({ name, email, department, isSupport }) => {
    const [first, ...last] = name.split(' ')
    return `${first};${last.join(' ')};${email.toUpperCase()};${isSupport ? 'Support' : 'Teaching'};${department};Mon Tue Wed Thu`
  })
  const text = ['Legal Forename;Legal Surname;Work Email;Staff Category;Faculty;Working Days', ...rows].join('\r\n')
  return { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }
}

/** A colleague’s own device without its screen: what they do is none of the coordinator’s acts. */
export class Colleague {
  readonly #server: TestServer
  #cookie = ''
  constructor(server: TestServer) {
    this.#server = server
  }

  async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', address: string, body?: object): Promise<T> {
    const { origin } = this.#server
    const answer = await fetch(`${origin}/api/v1${address}`, {
      method,
      headers: { cookie: this.#cookie, origin, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${address}: ${text}`)
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return (text === '' ? null : JSON.parse(text)) as T
  }

  /** Comes by the invitation in their mailbox. */
  async accept(email: string) {
    const token = /\/invitation#(\S+)/u.exec(await this.#server.mailTo(email, /\/invitation#/))?.[1]
    await this.ask('POST', '/invitations/accept', { token, password })
  }

  signIn = (email: string) => this.ask('POST', '/sessions', { email, password })
}

export async function signedIn(server: TestServer, { email }: Pick<Someone, 'email'>): Promise<Colleague> {
  const someone = new Colleague(server)
  await someone.signIn(email)
  return someone
}

/** The link to a page in what the server says or mails. */
export const linkIn = (text: string, page: string) => new RegExp(`http://\\S+${page}#\\S+`, 'u').exec(text)?.[0]
