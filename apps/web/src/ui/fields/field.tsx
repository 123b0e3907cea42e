import { useId, type ComponentProps, type ReactNode } from 'react'
import { describedBy, FieldError, FieldHint } from './field-notes.tsx'

type Shared = {
  label: ReactNode
  /** Answers the question a person would have: who sees this, how long, can I change it. */
  hint?: ReactNode
  /** The sentence at the field; react-hook-form's `errors.name?.message` goes here. */
  error?: string | undefined
}
type FieldProps = Shared &
  (
    | ({ kind?: 'text' } & Omit<ComponentProps<'input'>, 'id' | 'className'>)
    | ({ kind: 'long' } & Omit<ComponentProps<'textarea'>, 'id' | 'className'>)
    | ({ kind: 'select' } & Omit<ComponentProps<'select'>, 'id' | 'className'>)
  )

/** A labelled text, long text or select. Spread `register('name')` of react-hook-form into it. */
export function Field({ label, hint, error, ...control }: FieldProps) {
  const id = useId()
  const wiring: Wiring = {
    id,
    className: 'field-input',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, hint, error),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <FieldHint id={id}>{hint}</FieldHint>
      <Control {...control} wiring={wiring} />
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

type Wiring = {
  id: string
  className: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function Control({ wiring, ...control }: DistributiveOmit<FieldProps, keyof Shared> & { wiring: Wiring }) {
  if (control.kind === 'long') {
    const { kind: _, ...rest } = control
    return <textarea rows={3} dir="auto" {...rest} {...wiring} />
  }
  if (control.kind === 'select') {
    const { kind: _, ...rest } = control
    return <select {...rest} {...wiring} />
  }
  const { kind: _, ...rest } = control
  return <input type="text" dir="auto" {...rest} {...wiring} />
}
