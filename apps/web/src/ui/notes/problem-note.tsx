import type { ReactNode } from 'react'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { sentenceOf } from '#lib/api-client.ts'
import './notes.css'

type ProblemNoteProps = { title?: string; children: ReactNode; retry?: (() => void) | undefined }

/** Something was refused or did not work: the sentence, and a way on. */
export function ProblemNote({ title, children, retry }: ProblemNoteProps) {
  return (
    <div className="problem-note" role="alert">
      <TriangleAlert className="icon" aria-hidden />
      <div className="col">
        <div>
          {title && <strong>{title}</strong>}
          {children}
        </div>
        {retry && (
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  )
}

/** Why a request did not work, in a sentence; nothing as long as there is no error. */
export function ErrorNote({ error }: { error: unknown }) {
  return error ? <ProblemNote>{sentenceOf(error)}</ProblemNote> : null
}
