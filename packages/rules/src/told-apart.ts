import { foldText } from './fold.ts'

type Person = { name: string; department: string; job: string }

/** Beside a name in a list to pick from: where two look the same, the department or the job; else nothing. */
export function toldApart(person: Person, list: readonly Person[]): string {
  const name = foldText(person.name)
  const same = list.filter(other => foldText(other.name) === name)
  if (same.length < 2) return ''
  const alike = same.some(other => other !== person && other.department === person.department)
  const words = alike ? [person.department, person.job] : [person.department || person.job]
  return words.filter(Boolean).join(', ')
}
