import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useId } from 'react'
import './field.css'
import './stepper.css'

type StepperProps = {
  label: string
  name?: string
  /** NaN while nothing readable is typed. */
  value: number
  min: number
  max: number
  /** What one step is called: "minute". */
  unit: string
  error?: string | undefined
  /** Worth a look, though not wrong. */
  warning?: string | undefined
  onChange: (value: number) => void
}

/** A whole number, typed or stepped. */
export function Stepper({ label, name, value, min, max, unit, error, warning, onChange }: StepperProps) {
  const id = useId()
  const described = error || warning ? `${id}-said` : undefined
  const step = (by: number) => onChange(Math.min(max, Math.max(min, (Number.isFinite(value) ? value : min) + by)))
  return (
    <div className="stepper">
      <label htmlFor={id}>{label}</label>
      <span className="stepper-box">
        <button type="button" disabled={value <= min} onClick={() => step(-1)} aria-label={`One ${unit} less`}>
          <Minus className="icon" aria-hidden />
        </button>
        <input
          id={id}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          value={Number.isFinite(value) ? value : ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          onChange={event => onChange(event.target.value.trim() === '' ? Number.NaN : Number(event.target.value))}
        />
        <button type="button" disabled={value >= max} onClick={() => step(1)} aria-label={`One ${unit} more`}>
          <Plus className="icon" aria-hidden />
        </button>
      </span>
      {described && (
        <span id={described} className={error ? 'field-error' : 'stepper-warning'}>
          {error ?? warning}
        </span>
      )}
    </div>
  )
}
