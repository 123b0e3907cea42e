import type { Person } from '@hubs/schema/staff'
import { foldText } from '../search/fold.ts'
import { isolated } from './isolated.ts'

type NamedPerson = Pick<Person, 'name' | 'department' | 'job'>

/** Beside a name in a list to pick from: where two look the same, the department or the job; else nothing. */
export function distinctName(person: NamedPerson, list: readonly NamedPerson[]): string {
  const name = foldText(person.name)
  const same = list.filter(other => foldText(other.name) === name)
  if (same.length < 2) return ''
  const alike = same.some(other => other !== person && other.department === person.department)
  const words = alike ? [person.department, person.job] : [person.department || person.job]
  return words.filter(Boolean).join(', ')
}

/** `apart` of each of a list, by id: only those who share their name with another of it. */
export function apartIn(list: readonly (NamedPerson & { id: string })[]): Map<string, string> {
  return new Map(list.map(each => [each.id, distinctName(each, list)] as const).filter(([, apart]) => apart !== ''))
}

/** A name as text, with what tells it from the same name in its list: "Priya Patel (Science)". */
export function nameApart({ name, apart }: { name: string; apart?: string | undefined }): string {
  return apart ? `${isolated(name)} (${isolated(apart)})` : isolated(name)
}
