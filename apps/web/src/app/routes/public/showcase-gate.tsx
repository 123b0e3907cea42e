import type { ReactNode } from 'react'
import { useParams } from 'react-router-dom'
import type { Showcase } from '@hubs/schema/library/showcase'
import { showcaseQuery } from '#features/publications/publications.queries.ts'
import { usePageQuery } from '#app/shell/use-page-query.ts'

/** The showcase that the address names, or why it is not there. */
export function ShowcaseGate({ children }: { children: (showcase: Showcase) => ReactNode }) {
  const { year = '', slug = '' } = useParams()
  const { data } = usePageQuery(showcaseQuery(year, slug))
  return children(data)
}
