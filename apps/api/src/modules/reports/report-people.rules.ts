import type { ReportPeople, ReportPeopleQuery } from '@hubs/schema/year-report'
import { nameCursor } from '../../cursor.ts'
import type { YearLine } from './report-lines.service.ts'

type Person = { id: string; name: string; sortName: string; department: string }
type Hub = { id: string; slug: string; name: string }

/** Whether an answer is in the figure that is asked about. */
export function isIn({ figure, by, key, halfTerm }: ReportPeopleQuery, hubs: readonly Hub[]) {
  const hubId = hubs.find(({ slug }) => slug === key)?.id
  return (line: YearLine): boolean => {
    if (`${line.question} ${line.value.split('/')[0]}` !== figure) return false
    if (halfTerm !== undefined && line.halfTermId !== halfTerm) return false
    if (by === 'hub') return line.hubId === hubId
    if (by === 'department') return line.department === key
    return by === 'kind' ? line.staffKind === key : true
  }
}

/** The people that some answers are of, by name, a page at a time. */
export function peoplePage(
  lines: readonly YearLine[],
  people: readonly Person[],
  hubs: readonly Hub[],
  { cursor, limit }: Pick<ReportPeopleQuery, 'cursor' | 'limit'>,
): ReportPeople {
  const after = cursor === undefined ? undefined : nameCursor.read(cursor)
  const own = Map.groupBy(lines, line => line.personId)
  const hubName = new Map(hubs.map(({ id, name }) => [id, name]))
  const placeOf = ({ sortName, id }: Person) => ({ name: sortName, id })
  const isAfter = (person: Person) => {
    const place = placeOf(person)
    return !after || place.name > after.name || (place.name === after.name && place.id > after.id)
  }
  const found = people.filter(person => own.has(person.id) && isAfter(person)).slice(0, limit + 1)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ id, name, department }) => {
      const theirs = own.get(id) ?? []
      return {
        person: { id, name },
        hubName: hubName.get(theirs.at(-1)?.hubId ?? '') ?? '',
        department,
        times: theirs.length,
      }
    }),
    next: nameCursor.write(last && placeOf(last)),
  }
}
