import { useQuery } from '@tanstack/react-query'
import { hubsQuery } from './hubs.queries.ts'
import { capital } from '#lib/page/capital.ts'

/** The hubs by slug, for what names them by it. One of an earlier year is called by its slug. */
export function useHubNames() {
  const { data: hubs = [] } = useQuery(hubsQuery())
  const hubOf = (slug: string) => ({
    slug,
    name: hubs.find(each => each.slug === slug)?.name ?? capital(slug.replaceAll('-', ' ')),
  })
  /** What those are called whom one meets with: the word group stays off the screen where a hub has one. */
  const circle = (hubs.find(({ mine }) => mine)?.groups.length ?? 1) > 1 ? ('group' as const) : ('hub' as const)
  return { hubs, hubOf, circle }
}
