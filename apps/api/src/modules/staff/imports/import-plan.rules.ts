import { asName, weekdays } from '@hubs/schema/common'
import type { StaffKind } from '@hubs/schema/staff'
import { isDeepStrictEqual } from 'node:util'
import { type By, nobody, whyBeyond } from '../reach.rules.ts'
import type { PersonRow } from '../staff.repo.ts'
import { kindOfNew, type ImportedLine, type ImportedPerson } from './import-values.format.ts'

/** The fields of a person that a list can change. */
export type Changed = Partial<Pick<PersonRow, keyof ImportedPerson | 'sourcedId' | 'leftAt'>>

export type Planned = {
  adds: { line: number; said: ImportedPerson & { staffKind: StaffKind }; sourcedId: string | null }[]
  changes: { line: number; row: PersonRow; change: Changed }[]
  unchanged: number
  doubles: { line: number; said: ImportedPerson; reason: string }[]
  errors: { line: number; said: ImportedPerson; reason: string }[]
  leavers: { row: PersonRow; stays: string | null }[]
}

export type ImportContext = {
  people: readonly PersonRow[]
  /** Addresses that belong to people of other schools. */
  takenElsewhere: ReadonlySet<string>
  /** Who facilitates a group of this year. */
  leads: ReadonlySet<string>
  /** Who imports. */
  ownId: string
}

const inOrder = (days: readonly string[]) => weekdays.filter(day => days.includes(day))

/** A list is read without spaces that nobody sees: what was kept before with them is the same. */
const isSame = (before: unknown, said: unknown) =>
  before === said || (typeof before === 'string' && asName(before) === said)

/** Of what is said, what is not so already. What isn't said stays. */
function changeOf(row: PersonRow, said: ImportedPerson, sourcedId: string | undefined): Changed {
  const change: Changed = {}
  for (const [field, value] of Object.entries({ ...said, ...(sourcedId && { sourcedId }) })) {
    const before = row[field as keyof Changed]
    const same = field === 'workingDays' ? isDeepStrictEqual(inOrder(row.workingDays), value) : isSame(before, value)
    if (!same) Object.assign(change, { [field]: value })
  }
  // Whoever is in the list of those who work here has come back.
  if (row.leftAt !== null) change.leftAt = null
  return change
}

/** Who a line is about, of the people there are. */
function createFinder({ people }: ImportContext) {
  const byEmail = new Map(people.map(row => [row.email.toLowerCase(), row]))
  const bySource = new Map(people.flatMap(row => (row.sourcedId === null ? [] : [[row.sourcedId, row] as const])))
  return ({ said, sourcedId }: ImportedLine): { row: PersonRow | undefined; clash: boolean } => {
    const known = sourcedId ? bySource.get(sourcedId) : undefined
    const addressed = said.email ? byEmail.get(said.email) : undefined
    if (!known) return { row: addressed, clash: Boolean(sourcedId && addressed?.sourcedId) }
    return { row: known, clash: addressed !== undefined && addressed.id !== known.id }
  }
}

/** Why somebody does not leave by an import, whatever the list says. */
function whyStays(row: PersonRow, { leads, ownId }: ImportContext, by: By, hasErrors: boolean): string | null {
  if (row.id === ownId) return 'This is you.'
  if (row.roles.includes('administrator')) return 'Administrators can’t be marked as left by an import.'
  if (whyBeyond(by, row, {})) return 'Only an administrator can mark a coordinator as left.'
  if (leads.has(row.id)) return 'They’re a facilitator. Choose another facilitator first.'
  return hasErrors ? 'Correct the lines with problems first.' : null
}

/** The same person once more, or two people with one address by mistake: then one of them would be lost. */
function whyDouble({ said }: ImportedLine, first: ImportedLine): string {
  const used = `Only line ${first.line} is used.`
  const sameAddress = said.email !== undefined && said.email === first.said.email && said.name !== first.said.name
  return sameAddress
    ? `The same email address as line ${first.line}. ${used} If they’re two people, correct one of the addresses.`
    : `The same person as line ${first.line}. ${used}`
}

/** What a list would do to the people of a school. Pure: the same list of the same people is the same plan. */
export function planImport(lines: readonly ImportedLine[], school: ImportContext, everyone: boolean): Planned {
  const plan: Planned = { adds: [], changes: [], unchanged: 0, doubles: [], errors: [], leavers: [] }
  const find = createFinder(school)
  const seen = new Map<string, ImportedLine>()
  const named = new Set<string>()
  const going: PersonRow[] = []
  const by = school.people.find(({ id }) => id === school.ownId) ?? nobody
  let unread = 0
  for (const each of lines) {
    const { line, said, problem, sourcedId, leaves } = each
    const { row, clash } = find(each)
    const refuse = (reason: string) => void plan.errors.push({ line, said, reason })
    if (row) named.add(row.id)
    if (problem) {
      unread++
      refuse(problem)
      continue
    }
    const keys = [row && `id ${row.id}`, said.email && `@ ${said.email}`, sourcedId && `of ${sourcedId}`]
    const first = keys.flatMap(key => (key && seen.has(key) ? [seen.get(key)] : []))[0]
    for (const key of keys) if (key && !seen.has(key)) seen.set(key, each)
    if (first !== undefined) {
      plan.doubles.push({ line, said, reason: whyDouble(each, first) })
      continue
    }
    if (leaves) {
      if (row && row.leftAt === null) going.push(row)
      continue
    }
    if (clash || (said.email && school.takenElsewhere.has(said.email))) {
      unread++
      refuse('This email address belongs to someone else. Correct one of them.')
      continue
    }
    if (!row) {
      plan.adds.push({ line, said: { ...said, staffKind: kindOfNew(said) }, sourcedId: sourcedId ?? null })
      continue
    }
    const change = changeOf(row, said, sourcedId)
    const beyond = whyBeyond(by, row, change)
    if (Object.keys(change).length === 0) plan.unchanged++
    else if (beyond) refuse(beyond)
    else plan.changes.push({ line, row, change })
  }
  if (everyone)
    going.push(...school.people.filter(row => row.leftAt === null && row.staffKind !== 'none' && !named.has(row.id)))
  plan.leavers = going.map(row => ({ row, stays: whyStays(row, school, by, unread > 0) }))
  return plan
}
