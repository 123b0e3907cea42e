import { notifyManager, QueryErrorResetBoundary, QueryObserver, useQueryClient } from '@tanstack/react-query'
import {
  Component,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useReducer,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { NoConnection, sentenceOf } from '#lib/api-client.ts'
import { askedWhenFailed, onAnswer, type AskedQuery } from '#lib/query-client.ts'
import { FailureNote } from '../notes/failures.tsx'
import { Waiting } from './waiting.tsx'

type ErrorBoundaryProps = {
  children: ReactNode
  /** What stands in the place of what failed. */
  instead: ReactNode | ((error: unknown, again: () => void) => ReactNode)
  /** What its children are about: another one has not failed. */
  about?: string | undefined
}

/** A part that breaks takes nothing else with it. The one class of its kind; whatever asks the server takes `Boundary`. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: { error: unknown } | null }> {
  override state = { failed: null as { error: unknown } | null }
  again = () => this.setState({ failed: null })
  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }
  override componentDidUpdate({ about }: ErrorBoundaryProps) {
    if (this.state.failed && about !== this.props.about) this.again()
  }
  override render() {
    const { children, instead } = this.props
    if (!this.state.failed) return children
    return typeof instead === 'function' ? instead(this.state.failed.error, this.again) : instead
  }
}

type Frame = (words: ReactNode) => ReactNode
type Refused = (error: unknown, again: () => void) => ReactNode

type BoundaryProps = {
  /** What is waited for: “Loading the hubs…”; null where nothing is said of it. */
  waiting: string | null
  children: ReactNode
  /** What its children ask about, where that can change while they stay: an error belongs to what was asked. */
  about?: string
  /** What goes round the words while it waits, and where it failed: a page's frame. */
  frame?: Frame
  /** What goes round the words where it failed, if that is something else: a page's heading. */
  failed?: Frame
  /** Instead of the sentence and “Try again”, for some errors; undefined for all others. */
  refused?: Refused
  /** Its own sentence for a server that was not reached. */
  offline?: string
  /** Code that its children need beside their answers. */
  code?: () => Promise<unknown>
}

const bare = (words: ReactNode) => words

/**
 * Round whatever asks with `useSuspenseQuery`: says what is waited for, and where the answer does not come, why, with a
 * way to try again. Several questions in one component are asked one after the other: take `useSuspenseQueries`, or a
 * component for each. Code that is broken goes on to the page's own `PageGuard`.
 */
export function Boundary({
  waiting,
  children,
  about,
  frame = bare,
  failed = frame,
  refused,
  offline,
  code,
}: BoundaryProps) {
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary about={about} instead={told(reset, { frame: failed, refused, offline })}>
          <Suspense
            fallback={
              <Pending look={look} code={code}>
                {waiting !== null && frame(<Waiting what={waiting} />)}
              </Pending>
            }
          >
            {children}
          </Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

const nothing = () => null

/** Round a part that is only there once it has its answer: nothing is said of it before, or where none comes. */
export function QuietBoundary({ children }: { children: ReactNode }) {
  return (
    <Boundary waiting={null} refused={nothing}>
      {children}
    </Boundary>
  )
}

type Words = { frame: Frame; refused: Refused | undefined; offline: string | undefined }

function told(reset: () => void, words: Words) {
  return (error: unknown, again: () => void) => {
    const askAgain = () => {
      reset()
      again()
    }
    return <Failed error={error} again={askAgain} {...words} />
  }
}

type PendingProps = { look: () => void; code: (() => Promise<unknown>) | undefined; children: ReactNode }

/**
 * React by itself leaves 300 ms between words that one waits and what comes after them, however soon that is there. Here
 * the boundary looks again with each answer, so that it is shown at once.
 */
function Pending({ look, code, children }: PendingProps) {
  const client = useQueryClient()
  useLayoutEffect(() => {
    const stop = onAnswer(client, look)
    code?.().then(look, look)
    return stop
  }, [client, look, code])
  return children
}

type FailedProps = Words & { error: unknown; again: () => void }

/** Only answers are told here, one that never came among them. */
function Failed({ error, ...rest }: FailedProps) {
  const query = askedWhenFailed(error)
  if (!query) throw error
  return <FailedQuery key={query.queryHash} query={query} first={error} {...rest} />
}

type FailedQueryProps = Omit<FailedProps, 'error'> & { query: AskedQuery; first: unknown }

/**
 * Goes on watching the question that failed. Where the server was not reached it is asked again by itself, as any
 * question on a page is (query-client.ts); the words stay meanwhile, and go once there is an answer.
 */
function FailedQuery({ query, first, again, frame, refused, offline }: FailedQueryProps) {
  const client = useQueryClient()
  const [observer] = useState(
    () => new QueryObserver(client, { ...query.options, queryKey: query.queryKey, retryOnMount: false }),
  )
  const subscribe = useCallback(
    // Later: the question is asked again while its component is drawn.
    (onChange: () => void) => observer.subscribe(notifyManager.batchCalls(onChange)),
    [observer],
  )
  const { status, error } = useSyncExternalStore(subscribe, () => observer.getCurrentResult())
  const [latest, setLatest] = useState(first)
  if (error && error !== latest) setLatest(error)
  // A refusal that comes later is told as if it had been the first.
  const hasCome = status === 'success' || (error !== null && error !== first && !(error instanceof NoConnection))
  useEffect(() => {
    if (hasCome) again()
    // Once, when it comes: `again` is another function each time this is drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasCome])
  const own = refused?.(latest, again)
  if (own !== undefined) return own
  const sentence = latest instanceof NoConnection && offline ? offline : sentenceOf(latest)
  return frame(<FailureNote sentence={sentence} retry={again} />)
}
