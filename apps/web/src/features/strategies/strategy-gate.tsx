import { useSuspenseQuery } from '@tanstack/react-query'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import type { ReactNode } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { PageBoundary } from '#ui/page/page-frame.tsx'
import { strategyQuery } from './strategies.queries.ts'

type StrategyGateProps = {
  code: string
  notThere: ReactNode
  children: (strategy: StrategyDetail) => ReactNode
}

/** Asks for the strategy of an address, and has the page of it once it is there. */
export function StrategyGate({ code, notThere, children }: StrategyGateProps) {
  return (
    <PageBoundary waiting="Loading the strategy…" refused={whereUnknown(notThere)}>
      <Known code={code}>{children}</Known>
    </PageBoundary>
  )
}

const whereUnknown = (notThere: ReactNode) => (error: unknown) =>
  error instanceof ApiProblem && ['not-found', 'invalid'].includes(error.code) ? notThere : undefined

function Known({ code, children }: Omit<StrategyGateProps, 'notThere'>) {
  return children(useSuspenseQuery(strategyQuery(code)).data)
}
