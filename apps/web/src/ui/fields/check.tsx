import { useId, type ComponentProps, type ReactNode } from 'react'
import { describedBy, FieldError, FieldHint } from './field-notes.tsx'
import './choice-field.css'

type CheckProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** One thing that is so or not. Spread `register('name')` into it. */
export function Check({ label, hint, error, ...control }: CheckProps) {
  const id = useId()
  return (
    <div className="choice-field-choices" data-look="lines">
      <label className="choice-field-choice">
        <input
          {...control}
          type="checkbox"
          aria-labelledby={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
        <span id={id}>{label}</span>
        <FieldHint id={id}>{hint}</FieldHint>
      </label>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}
