import type { ReportPeople, ReportPeopleQuery } from '@hubs/schema/reports/year-report'
import { nameCursor } from '../../cursor.ts'
import type { YearLine } from './report-lines.service.ts'

type ReportPerson = { id: string; name: string; sortName: string; department: string }
type Hub = { id: string; slug: string; name: string }

/** Whether an answer is in the figure that is asked about. */
export function isIn({ figure, by, key, halfTerm }: ReportPeopleQuery, hubs: readonly Hub[]) {
  const hubId = hubs.find(({ slug }) => slug === key)?.id
  return (line: YearLine): boolean => {
    // Who caught up missed it first: `missed/caught-up` is a part of `missed`.
    if (!`${line.question} ${line.value}/`.startsWith(`${figure}/`)) return false
    if (halfTerm !== undefined && line.halfTermId !== halfTerm) return false
    if (by === 'hub') return line.hubId === hubId
    if (by === 'department') return line.department === key
    return by === 'kind' ? line.staffKind === key : true
  }
}

/** The people that some answers are of, by name, a page at a time. */
export function peoplePage(
  lines: readonly YearLine[],
  people: readonly ReportPerson[],
  hubs: readonly Hub[],
  query: Pick<ReportPeopleQuery, 'cursor' | 'limit'>,
): ReportPeople {
  const { after, limit } = nameCursor.ask(query)
  const own = Map.groupBy(lines, line => line.personId)
  const hubName = new Map(hubs.map(({ id, name }) => [id, name]))
  const isAfter = ({ sortName, id }: ReportPerson) =>
    !after || sortName > after.by || (sortName === after.by && id > after.id)
  const found = people.filter(person => own.has(person.id) && isAfter(person)).slice(0, limit)
  const { shown, next } = nameCursor.page(found, query, ({ sortName, id }) => ({ by: sortName, id }))
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
    next,
  }
}
