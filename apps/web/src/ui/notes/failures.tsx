import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { ProblemNote } from './problem-note.tsx'

type Failure = { sentence: string; retry: () => void; place: HTMLElement }
type Change = (failures: readonly Failure[]) => readonly Failure[]
type FailuresOnPage = { failures: readonly Failure[]; change: (change: Change) => void }

const FailuresContext = createContext<FailuresOnPage>({ failures: [], change: () => {} })

/** As they stand on the page, whichever failed first. */
const byPlace = (a: Failure, b: Failure) =>
  a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

/** Round a page, or what lies over one: what fails there is told together. */
export function Failures({ children }: { children: ReactNode }) {
  const [failures, change] = useState<readonly Failure[]>([])
  return <FailuresContext value={useMemo(() => ({ failures, change }), [failures])}>{children}</FailuresContext>
}

/**
 * A part of a page that could not be loaded, with a way to try again. Where several failed in the same way, the first on
 * the page says so for all and asks for all of them again; each other says only that it is not there either.
 */
export function FailureNote({ sentence, retry }: { sentence: string; retry: () => void }) {
  const { failures, change } = useContext(FailuresContext)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const latest = useRef(retry)
  // Drawn anew it keeps its place: the note would jump to another part.
  useLayoutEffect(() => {
    latest.current = retry
  })
  useLayoutEffect(() => {
    if (!place) return
    const failure = { sentence, retry: () => latest.current(), place }
    change(all => [...all, failure].toSorted(byPlace))
    return () => change(all => all.filter(each => each !== failure))
  }, [sentence, place, change])
  const alike = failures.filter(each => each.sentence === sentence)
  const retryAll = () => (alike[0] ? alike : [{ retry }]).forEach(each => each.retry())
  return (
    <div className="failure" ref={setPlace}>
      {alike[0] && alike[0].place !== place ? (
        <p className="quiet">This didn’t load either.</p>
      ) : (
        <ProblemNote retry={retryAll}>{sentence}</ProblemNote>
      )}
    </div>
  )
}
