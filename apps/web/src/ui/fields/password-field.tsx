import { useId, useState, type ComponentProps, type ReactNode } from 'react'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { describedBy, FieldError, FieldHint } from './field-notes.tsx'
import './password-field.css'

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type' | 'autoComplete'> & {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Lets the browser's own password keeper help. */
  autoComplete: 'current-password' | 'new-password'
}

/** A password that may be pasted, and looked at before it is sent. */
export function PasswordField({ label, hint, error, ...control }: PasswordFieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const word = shown ? 'Hide' : 'Show'
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <FieldHint id={id}>{hint}</FieldHint>
      <div className="password-field">
        <input
          {...control}
          id={id}
          type={shown ? 'text' : 'password'}
          className="field-input"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
        <button type="button" aria-label={`${word} ${label.toLowerCase()}`} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff className="icon" aria-hidden /> : <Eye className="icon" aria-hidden />}
          {word}
        </button>
      </div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}
