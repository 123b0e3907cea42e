import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import X from 'lucide-react/icons/x'
import { useLocation } from 'react-router-dom'
import './status.css'

type Note = { sentence: string; undo?: (() => void) | undefined; key: number; hasMoved: boolean }
type Say = (sentence: string, undo?: () => void) => void

const SHOWN_MS = 12_000
const SHOWN_WITH_UNDO_MS = 30_000
/** A note said as the page changes belongs to the page that comes; an older one to the page that goes. */
const ARRIVING_MS = 1_000
const StatusContext = createContext<Say>(() => {})

/** `say('You’ve joined Questioning.', undo)`: said once at the foot of the page and to screen readers. */
export function useToast(): Say {
  return useContext(StatusContext)
}

/**
 * A note goes with its page, and by itself after a while without the pointer or the focus on it. One with Undo moves to
 * the end of its own page instead, where it covers nothing and the way back is still to be found.
 */
export function StatusProvider({ children }: { children: ReactNode }) {
  const [note, setNote] = useState<Note | null>(null)
  const [isArriving, setArriving] = useState(false)
  const { pathname } = useLocation()
  const [page, setPage] = useState(pathname)
  const notes = useRef(0)
  const arriving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback<Say>((sentence, undo) => {
    notes.current += 1
    setNote({ sentence, undo, key: notes.current, hasMoved: false })
    setArriving(true)
    clearTimeout(arriving.current)
    arriving.current = setTimeout(() => setArriving(false), ARRIVING_MS)
  }, [])
  const close = useCallback(() => setNote(null), [])
  if (page !== pathname) {
    setPage(pathname)
    setNote(isArriving && note ? { ...note, hasMoved: true } : null)
  }
  const view = useMemo(
    () => (
      <div className="status-place no-print" role="status">
        {note && <StatusNote key={note.key} note={note} close={close} />}
      </div>
    ),
    [note, close],
  )
  return (
    <StatusContext value={say}>
      {children}
      {view}
    </StatusContext>
  )
}

function StatusNote({ note, close }: { note: Note; close: () => void }) {
  const { undo, hasMoved } = note
  const mayStay = undo !== undefined && !hasMoved
  const [isHeld, setHeld] = useState(false)
  const [isOver, setOver] = useState(false)
  const hold = () => setHeld(true)
  const letGo = () => setHeld(false)
  useEffect(() => {
    if (isHeld || isOver) return
    const timer = mayStay ? setTimeout(() => setOver(true), SHOWN_WITH_UNDO_MS) : setTimeout(close, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [mayStay, close, isHeld, isOver])
  const place = useRoom(!isOver)
  return (
    <div
      ref={place}
      className="status-note"
      data-over={isOver || undefined}
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
    >
      <p>{note.sentence}</p>
      {undo && (
        <button
          type="button"
          onClick={() => {
            undo()
            close()
          }}
        >
          Undo
        </button>
      )}
      <button type="button" onClick={close} aria-label="Close message">
        <X className="icon" aria-hidden />
      </button>
    </div>
  )
}

/** While it is in front of the page, as much room at the page's foot as it takes, and nothing with the focus behind it. */
function useRoom(isInFront: boolean) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const note = place.current
    if (!note || !isInFront) return
    const root = document.documentElement
    const measure = () => root.style.setProperty('--status-room', `${Math.ceil(note.getBoundingClientRect().height)}px`)
    measure()
    const behind = document.activeElement
    if (behind instanceof HTMLElement && behind !== document.body) {
      const over = behind.getBoundingClientRect().bottom - note.getBoundingClientRect().top
      if (over > 0 && !note.contains(behind)) window.scrollBy(0, over)
    }
    window.addEventListener('resize', measure)
    return () => {
      window.removeEventListener('resize', measure)
      root.style.removeProperty('--status-room')
    }
  }, [isInFront])
  return place
}
