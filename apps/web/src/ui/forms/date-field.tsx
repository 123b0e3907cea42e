import CircleAlert from 'lucide-react/icons/circle-alert'
import { lazy, Suspense, useId, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import { useController, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form'
import { pastedDay, pastedTime } from './typed-date.ts'
import './date-field.css'

export type Kind = 'date' | 'time'
export type Shown = { kind: Kind; label: ReactNode; hint?: ReactNode }
export type DateFieldProps = Shown & {
  name?: string
  /** The sentence at the field. */
  error?: string | undefined
  /** `YYYY-MM-DD` or `HH:MM`; empty for none. */
  value: string
  /** Half a date is given as it stands, "03/mm/yyyy": no schema takes that for a date, or for none. */
  onChange: (value: string) => void
  onBlur?: () => void
  ref?: Ref<{ focus: () => void }>
}

type Segmented = (props: DateFieldProps) => ReactNode
let loaded: Segmented | undefined

/** What a date is typed with is heavy: it comes with the first field that is shown, and then stays. */
export async function loadDateField(): Promise<Segmented> {
  loaded ??= (await import('./date-segments.tsx')).SegmentedField
  return loaded
}

// Without a connection the same field is there as text.
const Later = lazy(() =>
  loadDateField()
    .then(each => ({ default: each }))
    .catch(() => ({ default: TextField })),
)

/** A date as day, month and year, or a time of 24 hours, the UK way whatever the browser's language is. */
export function DateField(props: DateFieldProps) {
  // Once for each field: another kind of field would take the focus away with it.
  const [Field] = useState<Segmented>(() => loaded ?? Later)
  return (
    <Suspense fallback={<Line {...props} isWaiting />}>
      <Field {...props} />
    </Suspense>
  )
}

const pasted = { date: pastedDay, time: pastedTime }
const empty = { date: 'dd/mm/yyyy', time: 'hh:mm' }

/** "2026-11-26" as "26/11/2026". */
const ukText = (value: string) => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/u, '$3/$2/$1')

/** Typed as a line of text, and read the UK way when it is left. */
function TextField(props: DateFieldProps) {
  const { kind, value, onChange, onBlur } = props
  const [text, setText] = useState<string | null>(null)
  return (
    <Line
      {...props}
      text={text ?? ukText(value)}
      onText={next => {
        setText(next)
        onChange(pasted[kind](next) ?? next)
      }}
      onBlur={() => {
        if (pasted[kind](text ?? '')) setText(null)
        onBlur?.()
      }}
    />
  )
}

type LineProps = DateFieldProps & { isWaiting?: boolean; text?: string; onText?: (text: string) => void }

/** The same place on the page, with the same words around it. */
function Line({ kind, label, hint, name, error, value, ref, isWaiting, text, onText, onBlur }: LineProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }))
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <input
        ref={input}
        id={id}
        name={name}
        className="field-input"
        placeholder={empty[kind]}
        aria-invalid={error ? true : undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        aria-busy={isWaiting}
        readOnly={isWaiting}
        value={text ?? ukText(value)}
        onChange={event => onText?.(event.target.value)}
        onBlur={onBlur}
      />
      {error && (
        <span id={`${id}-error`} className="field-error">
          <CircleAlert className="icon" aria-hidden />
          {error}
        </span>
      )}
    </div>
  )
}

type FormDateFieldProps<V extends FieldValues, T> = Shown & {
  // A form may give its values another shape when it is sent.
  control: Control<V, unknown, T>
  name: FieldPathByValue<V, string | undefined>
}

/** The field of that name in a form of react-hook-form. */
export function FormDateField<V extends FieldValues, T>({ control, name, ...shown }: FormDateFieldProps<V, T>) {
  const { field, fieldState } = useController({ control, name })
  const { ref, onChange, onBlur, value } = field
  return (
    <DateField {...shown} {...{ ref, name, onChange, onBlur }} value={value ?? ''} error={fieldState.error?.message} />
  )
}
