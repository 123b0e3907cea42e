import { QueryClient } from '@tanstack/react-query'
import { NoConnection } from './api-client.ts'

const FRESH_MS = 30_000
const RETRIES = 2

/** A refusal is an answer; only a lost connection is worth asking again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: (tries, error) => error instanceof NoConnection && tries < RETRIES },
      mutations: { retry: false },
    },
  })
}

/** The one of this page. */
export const queryClient = createQueryClient()
