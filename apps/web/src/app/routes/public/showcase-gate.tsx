import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router-dom'
import type { Showcase } from '@hubs/schema/library/showcase'
import { showcaseQuery } from '#features/publications/publications.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import NotFoundScreen from '../not-found.tsx'

/** The showcase that the address names, or why it is not there. */
export function ShowcaseGate({ children }: { children: (showcase: Showcase) => ReactNode }) {
  const { year = '', slug = '' } = useParams()
  const { data, error, refetch } = useQuery(showcaseQuery(year, slug))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data) return children(data)
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the showcase…" />
      )}
    </main>
  )
}
