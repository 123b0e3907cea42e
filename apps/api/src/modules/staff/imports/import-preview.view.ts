import { weekdays } from '@hubs/schema/common'
import type { ImportLine, ImportPreview } from '@hubs/schema/people-import'
import type { PersonRow } from '../staff.repo.ts'
import type { Columns } from './import-columns.format.ts'
import type { Changed, Planned } from './import-plan.rules.ts'
import type { ImportedPerson } from './import-values.format.ts'

const labels: Record<keyof Changed, string> = {
  name: 'Name',
  preferredName: 'Known as',
  email: 'Email address',
  staffKind: 'Staff',
  job: 'Job title',
  department: 'Department',
  workingDays: 'Working days',
  sourcedId: 'Number in the school’s system',
  leftAt: 'At the school',
}
const kindWords = { teaching: 'Teaching staff', support: 'Support staff', none: 'Governor or guest' } as const
const dayWords = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri' } as const

function inWords(field: keyof Changed, value: unknown): string {
  if (field === 'staffKind') return kindWords[value as keyof typeof kindWords]
  if (field === 'leftAt') return value === null ? 'Works here' : 'Left'
  if (field === 'workingDays')
    return weekdays
      .filter(day => (value as string[]).includes(day))
      .map(day => dayWords[day])
      .join(', ')
  return typeof value === 'string' ? value : ''
}

function changesInWords(row: PersonRow, change: Changed): ImportLine['changes'] {
  return Object.entries(change).map(([name, value]) => {
    const field = name as keyof Changed
    return { field: labels[field], before: inWords(field, row[field]), after: inWords(field, value) }
  })
}

/** What a new person will be, beyond name and address. */
function newInWords(said: Planned['adds'][number]['said']): ImportLine['changes'] {
  const fields = ['staffKind', 'job', 'department'] as const
  return fields.flatMap(field => {
    const after = inWords(field, said[field])
    return after ? [{ field: labels[field], before: '', after }] : []
  })
}

const line = (
  outcome: ImportLine['outcome'],
  at: number,
  said: ImportedPerson,
  more: Partial<ImportLine> = {},
): ImportLine => ({
  line: at,
  outcome,
  name: said.name ?? '',
  email: said.email ?? '',
  staffKind: null,
  changes: [],
  reason: null,
  ...more,
})

type List = Pick<ImportPreview, 'format' | 'remembered'> & {
  heading: string[]
  columns: Columns
  sample: string[]
  notStaff: number
}

/** A plan as it is looked at before it is carried out. */
export function describePlan(list: List, plan: Planned, fingerprint: string): ImportPreview {
  const { adds, changes, unchanged, doubles, errors, leavers } = plan
  const lines = [
    ...errors.map(each => line('error', each.line, each.said, { reason: each.reason })),
    ...doubles.map(each => line('double', each.line, each.said, { reason: each.reason })),
    ...changes.map(each => {
      const { name, email } = each.row
      return line('changed', each.line, { name, email }, { changes: changesInWords(each.row, each.change) })
    }),
    ...adds.map(each =>
      line('new', each.line, each.said, { staffKind: each.said.staffKind, changes: newInWords(each.said) }),
    ),
  ]
  return {
    format: list.format,
    columns: list.columns.map((field, index) => ({
      name: list.heading[index] ?? '',
      sample: (list.sample[index] ?? '').slice(0, 80),
      field,
    })),
    remembered: list.remembered,
    counts: {
      new: adds.length,
      changed: changes.length,
      unchanged,
      double: doubles.length,
      error: errors.length,
      leaving: leavers.filter(({ stays }) => stays === null).length,
      notStaff: list.notStaff,
    },
    lines,
    leavers: leavers.map(({ row: { id, name, email }, stays }) => ({ id, name, email, stays })),
    fingerprint,
  }
}
