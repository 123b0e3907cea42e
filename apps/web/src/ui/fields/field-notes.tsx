import CircleAlert from 'lucide-react/icons/circle-alert'
import type { ReactNode } from 'react'
import './field.css'

type NoteProps = { id: string; children: ReactNode }

/** The ids of the notes of the field with this id, as far as they are there. */
export const describedBy = (id: string, hint: ReactNode, error: string | undefined) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

export function FieldHint({ id, children }: NoteProps) {
  return children ? (
    <span id={`${id}-hint`} className="field-hint">
      {children}
    </span>
  ) : null
}

export function FieldError({ id, children }: NoteProps) {
  return children ? (
    <span id={`${id}-error`} className="field-error">
      <CircleAlert className="icon" aria-hidden />
      {children}
    </span>
  ) : null
}
