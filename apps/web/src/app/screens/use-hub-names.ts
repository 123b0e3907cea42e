import { useQuery } from '@tanstack/react-query'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { capital } from '#lib/capital.ts'

/** The hubs by slug, for what names them by it. One of an earlier year is called by its slug. */
export function useHubNames() {
  const { data: hubs = [] } = useQuery(hubsQuery())
  const hubOf = (slug: string) => ({
    slug,
    name: hubs.find(each => each.slug === slug)?.name ?? capital(slug.replaceAll('-', ' ')),
  })
  return { hubs, hubOf }
}
