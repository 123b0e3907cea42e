import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { strategyQuery } from './strategies.queries.ts'

type StrategyGateProps = {
  code: string
  notThere: ReactNode
  children: (strategy: StrategyDetail) => ReactNode
}

/** Asks for the strategy of an address, and has the page of it once it is there. */
export function StrategyGate({ code, notThere, children }: StrategyGateProps) {
  const { data, error, refetch } = useQuery(strategyQuery(code))
  if (data) return children(data)
  if (error instanceof ApiProblem && ['not-found', 'invalid'].includes(error.code)) return notThere
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the strategy…" />
      )}
    </main>
  )
}
