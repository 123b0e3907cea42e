import { MutationCache, QueryCache, QueryClient, type Query, type QueryKey } from '@tanstack/react-query'
import { ApiProblem, NoConnection } from './api-client.ts'

const FRESH_MS = 30_000
const RETRIES = 2
const ASK_AGAIN_MS = 5000
/** The age of an answer that this browser had kept: as old as can be, so that it is asked again at once. */
export const KEPT_AT = 1

export type AskedQuery = Query<unknown, unknown, unknown, QueryKey>
const askedBy = new WeakMap<object, AskedQuery>()
/** What was asked when this error came instead of an answer; nothing for an error of the page's own code. */
export const askedWhenFailed = (error: unknown) =>
  typeof error === 'object' && error !== null ? askedBy.get(error) : undefined

/** Each time an answer has come, or a try has failed; never while something is drawn. */
export function onAnswer(client: QueryClient, tell: () => void): () => void {
  return client.getQueryCache().subscribe(event => {
    if (event.type === 'updated' && ['success', 'failed', 'error'].includes(event.action.type)) tell()
  })
}

/** A server that was started again is found again; nobody has to press anything. */
export const askAgainWhenLost = ({ state }: { state: { error: unknown; dataUpdatedAt: number } }) =>
  state.error instanceof NoConnection || state.dataUpdatedAt === KEPT_AT ? ASK_AGAIN_MS : false

/**
 * A refusal is an answer; only a lost connection is worth asking again.
 * @param onSignedOut the session has ended meanwhile, by time or from another device
 */
export function createQueryClient(onSignedOut?: (client: QueryClient) => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') onSignedOut?.(client)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        askedBy.set(error, query)
        onError(error)
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // What the browser thinks of the network is often wrong in schools: a question is asked, and fails or not.
        networkMode: 'always',
        retry: (tries, error) => error instanceof NoConnection && tries < RETRIES,
        refetchInterval: askAgainWhenLost,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

/** Who is signed in, by this key; null for a visitor. Here, because any answer may say that it is nobody any more. */
export const meKey = ['me'] as const

/** The one of this page. When the session has ended, the gate sends the person to sign in and back. */
export const queryClient = createQueryClient(client => client.setQueryData(meKey, null))

/**
 * What is done after a change, also where the change takes away the button that asked for it: `mutate` calls back only
 * what is still on the page once everything has been asked again.
 * @param failed where the page itself doesn't tell of it
 */
export function afterwards<Answer>(
  change: Promise<Answer>,
  then: (answer: Answer) => void,
  failed: (error: unknown) => void = () => undefined,
): void {
  void change.then(then, failed)
}
