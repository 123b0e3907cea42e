import CircleAlert from 'lucide-react/icons/circle-alert'
import { useId, type ComponentProps, type ReactNode } from 'react'
import './field.css'
import './choice-field.css'

type CheckProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** One thing that is so or not. Spread `register('name')` into it. */
export function Check({ label, hint, error, ...control }: CheckProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="choice-field-choices" data-look="lines">
      <label className="choice-field-choice">
        <input
          {...control}
          type="checkbox"
          aria-labelledby={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        <span id={id}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="field-hint">
            {hint}
          </span>
        )}
      </label>
      {error && (
        <span id={`${id}-error`} className="field-error">
          <CircleAlert className="icon" aria-hidden />
          {error}
        </span>
      )}
    </div>
  )
}
