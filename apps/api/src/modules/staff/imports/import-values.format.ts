import { foldText } from '@hubs/rules/search/fold'
import { quoted } from '@hubs/rules/text/quoted'
import { asName, weekdays } from '@hubs/schema/common'
import type { ImportField } from '@hubs/schema/people-import'
import { createPerson, type StaffKind } from '@hubs/schema/staff'
import type { Columns } from './import-columns.format.ts'

/** What a line says of a person; what it leaves empty isn't there, and erases nothing. */
export type ImportedPerson = {
  name?: string
  preferredName?: string
  email?: string
  staffKind?: StaffKind
  job?: string
  department?: string
  workingDays?: string[]
}
export type ImportedLine = {
  line: number
  said: ImportedPerson
  problem: string | null
  sourcedId?: string
  leaves?: boolean
}

const kinds: Record<StaffKind, readonly string[]> = {
  teaching: ['teaching', 'teacher', 'teachers', 'teachingstaff', 't', 'ect', 'tlr', 'senior leader', 'slt'],
  support: [
    'support',
    'supportstaff',
    'ta',
    'teachingassistant',
    'nonteaching',
    'associate',
    'associatestaff',
    'admin',
  ],
  none: ['none', 'governor', 'governors', 'guest', 'trustee', 'governororguest'],
}

const bare = (text: string) => foldText(text).replaceAll(/[^\p{L}]/gu, '')

function readKind(text: string): StaffKind | null {
  const found = Object.entries(kinds).find(([, names]) => names.includes(bare(text)))
  return (found?.[0] as StaffKind | undefined) ?? null
}

/** Jobs of support staff, as they stand within what schools write: “Science technician”, “Teaching assistant (Year 7)”. */
const supportJobs = [
  'teachingassistant',
  'learningsupportassistant',
  'learningmentor',
  'hlta',
  'coversupervisor',
  'technician',
  'librarian',
  'receptionist',
  'administrator',
  'secretary',
  'caretaker',
  'sitemanager',
  'officemanager',
  'businessmanager',
  'datamanager',
  'examsofficer',
  'midday',
]

/** “Chair of governors”, “Parent governor”: not of the staff. A teacher or other member of staff on the board is. */
const isOutside = (job: string) => /governors?$|trustees?$/u.test(job) && !/teacher|staff/u.test(job)

/** What a new person is, where the list doesn't say: their job may. Support staff must never be made to choose a hub. */
export function kindOfNew({ staffKind, job = '' }: ImportedPerson): StaffKind {
  if (staffKind) return staffKind
  const words = bare(job)
  const fits = isOutside(words) ? 'none' : supportJobs.some(each => words.includes(each)) ? 'support' : 'teaching'
  return readKind(job) ?? fits
}

const everyDay = ['all', 'fulltime', 'everyday', 'monfri', 'mondaytofriday', 'montofri', 'mondayfriday']

/** "Mon, Tue and Thu", "Monday; Friday", "full time"; null where a word is no day. */
function readDays(text: string): string[] | null {
  if (everyDay.includes(bare(text))) return [...weekdays]
  const words = text.split(/[\s,;/&+]+/u).filter(word => word !== '' && word.toLowerCase() !== 'and')
  const days = words.map(word => weekdays.find(day => bare(word).startsWith(day)))
  return days.every(day => day !== undefined) ? weekdays.filter(day => days.includes(day)) : null
}

const shapes = createPerson.shape

/** The first sentence that the form would say of these, too. */
function problemOf(said: ImportedPerson): string | null {
  for (const [field, value] of Object.entries(said)) {
    const read = shapes[field as keyof typeof shapes].safeParse(value)
    const sentence = read.success ? undefined : read.error.issues[0]?.message
    if (sentence) return sentence
  }
  return null
}

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** What one row says, in the fields of a person. `nameOf`: makes a name of what is in the column of names. */
export function readRow(
  columns: Columns,
  { line, cells }: { line: number; cells: string[] },
  nameOf = (text: string) => text,
): ImportedLine {
  const of = (field: ImportField) => {
    const at = columns.indexOf(field)
    const text = at === -1 ? '' : asName((cells[at] ?? '').replaceAll(/\s+/gu, ' '))
    return text === '' ? undefined : text
  }
  const name = of('name')
  const whole = [of('givenName'), of('familyName')].filter(Boolean).join(' ')
  const [kind, days] = [of('staffKind'), of('workingDays')]
  const read = { kind: kind && readKind(kind), days: days && readDays(days) }
  const said: ImportedPerson = defined({
    name: name === undefined ? whole || undefined : nameOf(name),
    preferredName: of('preferredName'),
    email: of('email')?.toLowerCase(),
    staffKind: read.kind || undefined,
    job: of('job'),
    department: of('department'),
    workingDays: read.days || undefined,
  })
  return { line, said, problem: whatIsWrong(said, { kind, days, ...nullsOf(read) }) }
}

const nullsOf = (read: { kind: unknown; days: unknown }) => ({
  wrongKind: read.kind === null,
  wrongDays: read.days === null,
})

type Typed = { kind: string | undefined; days: string | undefined; wrongKind: boolean; wrongDays: boolean }

function whatIsWrong(said: ImportedPerson, { kind, days, wrongKind, wrongDays }: Typed): string | null {
  if (said.email === undefined) return 'There’s no email address. Add one, or remove the line.'
  if (said.name === undefined) return 'There’s no name. Add one, or remove the line.'
  if (wrongKind)
    return `${quoted(kind ?? '')} isn’t a kind of staff. Use Teaching, Support or Governor, or leave the column out.`
  if (wrongDays) return `${quoted(days ?? '')} aren’t working days. Use days such as “Mon, Tue, Thu”.`
  return problemOf(said)
}
