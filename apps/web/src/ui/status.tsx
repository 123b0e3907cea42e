import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import X from 'lucide-react/icons/x'
import './status.css'

type Note = { sentence: string; undo?: (() => void) | undefined }
type Say = (sentence: string, undo?: () => void) => void

const SHOWN_MS = 12_000
const StatusContext = createContext<Say>(() => {})

/** `say('You’ve joined Questioning.', undo)`: said once at the foot of the page and to screen readers. */
export function useSay(): Say {
  return useContext(StatusContext)
}

/** A note without something to undo goes by itself; one with Undo stays until it is used, closed or replaced. */
export function StatusProvider({ children }: { children: ReactNode }) {
  const [note, setNote] = useState<Note | null>(null)
  const say = useCallback<Say>((sentence, undo) => setNote({ sentence, undo }), [])
  const close = useCallback(() => setNote(null), [])
  useEffect(() => {
    if (!note || note.undo) return
    const timer = setTimeout(close, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [note, close])
  const view = useMemo(() => <StatusNote note={note} close={close} />, [note, close])
  return (
    <StatusContext value={say}>
      {children}
      {view}
    </StatusContext>
  )
}

function StatusNote({ note, close }: { note: Note | null; close: () => void }) {
  return (
    <div className="status-place no-print" role="status">
      {note && (
        <div className="status-note">
          <p>{note.sentence}</p>
          {note.undo && (
            <button
              type="button"
              onClick={() => {
                note.undo?.()
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
      )}
    </div>
  )
}
