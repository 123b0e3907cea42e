import { useId, type ComponentProps, type ReactNode } from 'react'
import { describedBy, FieldError, FieldHint } from './field-notes.tsx'
import './choice-field.css'

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoiceFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'type' | 'value'> & {
  /** One of them, or any number. */
  kind: 'one' | 'some'
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  choices: readonly Choice[]
  /**
   * `lines` where a choice needs a sentence beside it, or they are longer than a word or two; `chips` in a row for short
   * words; `pills` for short words that are pressed with a thumb, on a scale or during a meeting. More than about seven, or
   * ones that change from day to day, are a select: `Field`.
   */
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
  return (
    <fieldset
      className="choice-field"
      data-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{label}</legend>
      <FieldHint id={id}>{hint}</FieldHint>
      <div className="choice-field-choices" data-look={look}>
        {choices.map(choice => (
          <label key={choice.value} className="choice-field-choice">
            <input
              {...control}
              type={kind === 'one' ? 'radio' : 'checkbox'}
              value={choice.value}
              disabled={choice.disabled ?? control.disabled}
              {...isChosen(chosen, choice.value)}
              aria-labelledby={`${id}-${choice.value}`}
              aria-describedby={choice.hint ? `${id}-${choice.value}-hint` : undefined}
            />
            <span id={`${id}-${choice.value}`}>{choice.label}</span>
            <FieldHint id={`${id}-${choice.value}`}>{choice.hint}</FieldHint>
          </label>
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
