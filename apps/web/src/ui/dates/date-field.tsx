import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { useController, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form'
import { useInViewport } from '#lib/page/use-in-viewport.ts'
import { onceReleased, usePageUsed } from '#lib/page/use-page-used.ts'
import { type DateFieldProps, type DateFieldText, pastedDay, pastedTime } from './typed-date.ts'
import { describedBy, FieldError, FieldHint } from '#ui/fields/field-notes.tsx'
import './date-field.css'

type Segmented = (props: DateFieldProps) => ReactNode
let loaded: Segmented | undefined

/** What a date is typed with is heavy: it comes with the first field that is seen on a page in use, and then stays. */
export async function loadDateField(): Promise<Segmented> {
  loaded ??= (await import('./date-segments.tsx')).SegmentedField
  return loaded
}

/**
 * A date as day, month and year, or a time of 24 hours, the UK way whatever the browser's language is. Until its parts are
 * here, and without a connection, it is typed as a line of text. A field that somebody is in is never taken from them.
 */
export function DateField(props: DateFieldProps) {
  const [Segments, setSegments] = useState(() => loaded)
  const isIn = useRef(false)
  const showSegments = useCallback(() => {
    onceReleased(() => {
      if (!isIn.current) setSegments(() => loaded)
    })
  }, [])
  const place = useRef<HTMLDivElement>(null)
  const near = useInViewport(place, '100px 0px')
  const used = usePageUsed()
  useEffect(() => {
    if (near && used && !Segments) loadDateField().then(showSegments, () => {})
  }, [near, used, Segments, showSegments])
  if (Segments) return <Segments {...props} />
  const note = (isInside: boolean) => {
    isIn.current = isInside
    showSegments()
  }
  return <TextField {...props} place={place} onInside={note} />
}

/** Brings somebody to the date field of that name, wherever it is on the page. */
export function focusDateField(name: string) {
  const place = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
  place?.querySelector<HTMLElement>('[contenteditable], input')?.focus()
  place?.scrollIntoView?.({ block: 'center' })
}

const pasted = { date: pastedDay, time: pastedTime }
const empty = { date: 'dd/mm/yyyy', time: 'hh:mm' }

/** "2026-11-26" as "26/11/2026". */
const ukText = (value: string) => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/u, '$3/$2/$1')

type TextFieldProps = DateFieldProps & {
  place: RefObject<HTMLDivElement | null>
  onInside: (isInside: boolean) => void
}

/** Typed as a line of text, and read the UK way when it is left. */
function TextField(props: TextFieldProps) {
  const { kind, value, onChange, onBlur, onInside } = props
  const [text, setText] = useState<string | null>(null)
  return (
    <Line
      {...props}
      text={text ?? ukText(value)}
      onText={next => {
        setText(next)
        onChange(pasted[kind](next) ?? next)
      }}
      onFocus={() => onInside(true)}
      onBlur={() => {
        if (pasted[kind](text ?? '')) setText(null)
        onBlur?.()
        onInside(false)
      }}
    />
  )
}

type LineProps = Omit<TextFieldProps, 'onInside'> & {
  text: string
  onText: (text: string) => void
  onFocus: () => void
}

/** The same place on the page, with the same words around it. */
function Line({ place, kind, label, hint, name, error, ref, text, onText, onFocus, onBlur }: LineProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const entered = useRef(false)
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }))
  return (
    <div ref={place} className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <FieldHint id={id}>{hint}</FieldHint>
      <input
        ref={input}
        id={id}
        name={name}
        className="field-input"
        placeholder={empty[kind]}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        value={text}
        onChange={event => onText(event.target.value)}
        // What is typed takes the place of what stands there, as it does in the parts; a click would set the caret after it.
        onFocus={event => {
          entered.current = true
          event.currentTarget.select()
          onFocus()
        }}
        onClick={event => {
          if (entered.current) event.currentTarget.select()
          entered.current = false
        }}
        onBlur={onBlur}
      />
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

type FormDateFieldProps<V extends FieldValues, T> = DateFieldText & {
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
