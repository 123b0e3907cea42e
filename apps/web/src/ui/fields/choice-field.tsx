import { useId, type ComponentProps, type ReactNode } from 'react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import './field.css'
import './choice-field.css'

type Choice = { value: string; label: string; hint?: string }

type ChoiceFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type' | 'value'> & {
  /** One of them, or any number. */
  kind: 'one' | 'some'
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  choices: readonly Choice[]
  /** `chips` in a row for short words, `pills` the same to press with a thumb, `lines` where one needs a sentence. */
  look?: 'chips' | 'pills' | 'lines'
  /** Where no form keeps it: what is chosen. */
  chosen?: string | readonly string[]
}

function isChosen(chosen: string | readonly string[] | undefined, value: string) {
  if (chosen === undefined) return {}
  return { checked: typeof chosen === 'string' ? chosen === value : chosen.includes(value) }
}

/** Several choices all in sight. Spread `register('name')` into it. */
export function ChoiceField({
  kind,
  label,
  hint,
  error,
  choices,
  look = 'chips',
  chosen,
  ...control
}: ChoiceFieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className="choice-field"
      data-invalid={error ? true : undefined}
      aria-describedby={described || undefined}
    >
      <legend>{label}</legend>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <div className="choice-field-choices" data-look={look}>
        {choices.map(choice => (
          <label key={choice.value} className="choice-field-choice">
            <input
              {...control}
              type={kind === 'one' ? 'radio' : 'checkbox'}
              value={choice.value}
              {...isChosen(chosen, choice.value)}
              aria-labelledby={`${id}-${choice.value}`}
              aria-describedby={choice.hint && `${id}-${choice.value}-hint`}
            />
            <span id={`${id}-${choice.value}`}>{choice.label}</span>
            {choice.hint && (
              <span id={`${id}-${choice.value}-hint`} className="field-hint">
                {choice.hint}
              </span>
            )}
          </label>
        ))}
      </div>
      {error && (
        <span id={`${id}-error`} className="field-error">
          <CircleAlert className="icon" aria-hidden />
          {error}
        </span>
      )}
    </fieldset>
  )
}
