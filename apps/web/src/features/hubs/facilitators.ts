import type { Hub } from '@hubs/schema/hubs'

/** The names of those who facilitate the hub's groups, each once. */
export function facilitatorsOf({ groups }: Pick<Hub, 'groups'>): string[] {
  const names = groups.flatMap(({ facilitator, coFacilitator }) => [facilitator, coFacilitator])
  return [...new Set(names.flatMap(person => (person ? [person.name] : [])))]
}
