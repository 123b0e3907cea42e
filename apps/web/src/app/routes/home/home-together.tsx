import { useQueryClient, type Query } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { onAnswer } from '#lib/query-client.ts'
import { Waiting } from '#ui/page/waiting.tsx'

/** Not answered, and not failed so far. */
const waits = ({ state }: Query) => state.status === 'pending' && state.fetchFailureCount === 0

/**
 * Shows what is inside once everything that it asks for has its first answer, so that nothing jumps about as one part
 * comes after the other. A question that fails holds nothing up.
 */
export function HomeTogether({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [ready, setReady] = useState(false)
  useEffect(() => {
    if (ready) return
    const look = () => {
      if (client.isFetching({ predicate: waits }) === 0) setReady(true)
    }
    look()
    return onAnswer(client, look)
  }, [client, ready])
  return (
    <>
      {!ready && <Waiting what="Loading…" />}
      <div className="home-together" hidden={!ready}>
        {children}
      </div>
    </>
  )
}
