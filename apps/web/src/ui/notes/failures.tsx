import { createContext, useContext, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { ProblemNote } from '../forms/problem-note.tsx'
import './failures.css'

type Failure = { id: string; sentence: string; retry: () => void; place: HTMLElement }
type Change = (failures: readonly Failure[]) => readonly Failure[]
type FailuresOnPage = { failures: readonly Failure[]; change: (change: Change) => void }

const FailuresContext = createContext<FailuresOnPage>({ failures: [], change: () => {} })

const asOnPage: Change = failures =>
  failures.toSorted((a, b) => (a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))

/** Round a page, or what lies over one: what fails there is told together. */
export function Failures({ children }: { children: ReactNode }) {
  const [failures, change] = useState<readonly Failure[]>([])
  const value = useMemo(() => ({ failures, change }), [failures])
  return <FailuresContext value={value}>{children}</FailuresContext>
}

/**
 * A part of a page that could not be loaded, with a way to try again. Where several failed in the same way, the first on
 * the page says so for all and asks for all of them again; each other says only that it is not there either.
 */
export function FailureNote({ sentence, retry }: { sentence: string; retry: () => void }) {
  const id = useId()
  const { failures, change } = useContext(FailuresContext)
  const place = useRef<HTMLDivElement>(null)
  const again = useRef(retry)
  useLayoutEffect(() => {
    again.current = retry
  }, [retry])
  useLayoutEffect(() => {
    if (!place.current) return
    const failure = { id, sentence, retry: () => again.current(), place: place.current }
    change(all => asOnPage([...all, failure]))
    return () => change(all => all.filter(each => each !== failure))
  }, [id, sentence, change])
  const alike = failures.filter(each => each.sentence === sentence)
  const tells = (alike[0]?.id ?? id) === id
  const retryAll = () => (alike.length > 0 ? alike.forEach(each => each.retry()) : retry())
  return (
    <div className="failure" ref={place}>
      {tells ? (
        <ProblemNote retry={retryAll}>{sentence}</ProblemNote>
      ) : (
        <p className="quiet">This didn’t load either.</p>
      )}
    </div>
  )
}
