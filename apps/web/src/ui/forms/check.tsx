import { useId, type ComponentProps, type ReactNode } from 'react'
import './field.css'
import './choice-field.css'

type CheckProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'> & { label: ReactNode; hint?: ReactNode }

/** One thing that is so or not. Spread `register('name')` into it. */
export function Check({ label, hint, ...control }: CheckProps) {
  const id = useId()
  return (
    <div className="choice-field-choices" data-look="lines">
      <label className="choice-field-choice">
        <input {...control} type="checkbox" aria-labelledby={id} aria-describedby={hint ? `${id}-hint` : undefined} />
        <span id={id}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="field-hint">
            {hint}
          </span>
        )}
      </label>
    </div>
  )
}
