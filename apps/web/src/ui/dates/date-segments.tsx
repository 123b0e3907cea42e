import { parseDate, parseTime } from '@internationalized/date'
import CircleAlert from 'lucide-react/icons/circle-alert'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react'
import {
  DateField as AriaDateField,
  TimeField as AriaTimeField,
  DateInput,
  DateSegment,
  FieldError,
  I18nProvider,
  Label,
  Text,
  type DateFieldRenderProps,
} from 'react-aria-components'
import { type DateFieldProps, type Kind, type DateFieldText, pastedDay, pastedTime } from './typed-date.ts'
import './date-field.css'

type State = DateFieldRenderProps['state']
const pasted = { date: pastedDay, time: pastedTime }

/** What stands in the segments, as a value. */
function standing({ segments }: State, kind: Kind): string {
  const typed = segments.filter(each => each.isEditable && !each.isPlaceholder)
  if (typed.length === 0) return ''
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map(
    type => typed.find(each => each.type === type)?.text,
  )
  if (kind === 'date' && year && month && day) return `${year.padStart(4, '0')}-${month}-${day}`
  if (kind === 'time' && hour && minute) return `${hour}:${minute}`
  return segments.map(each => each.text).join('')
}

/** A value the field can show; one typed in half and kept as a draft is none. */
function parsed<T>(value: string, parse: (text: string) => T): T | null {
  try {
    return parse(value)
  } catch {
    return null
  }
}

/** A whole date of a month that has fewer days, such as 31 September. */
const isNoSuchDay = (value: string) => /^\d{4}-\d\d-\d\d$/u.test(value) && parsed(value, parseDate) === null

/** How many days the month of a whole date has. */
const lastDayOf = (value: string) =>
  new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0)).getUTCDate()

/** As in every other field of a line: a segment sends nothing by itself. */
function sendOnEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter') return
  event.preventDefault()
  event.currentTarget.closest('form')?.requestSubmit()
}

/**
 * A date as day, month and year, or a time of 24 hours, the UK way whatever the browser's language is. A date or time in
 * another spelling can be pasted.
 */
export function SegmentedField({ kind, label, hint, name, error, value, onChange, onBlur, ref }: DateFieldProps) {
  // The segments keep what is typed. A value that comes from elsewhere, after a refusal say, starts them anew.
  const [reported, setReported] = useState(value)
  const [round, setRound] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  if (value !== reported) {
    setReported(value)
    setRound(round + 1)
  }
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.querySelector<HTMLElement>('[contenteditable]')?.focus(),
  }))
  const [daysInMonth, setDaysInMonth] = useState<number | null>(null)
  const report = (next: string) => {
    if (!isNoSuchDay(value)) setDaysInMonth(null)
    setReported(next)
    onChange(next)
    // As every other field does when it is typed in.
    box.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const found = pasted[kind](event.clipboardData.getData('text'))
    if (found) onChange(found)
  }
  const leave = () => {
    const short = kind === 'date' && /^00(\d\d-.*)$/.exec(value)
    if (short) onChange(`20${short[1]}`)
    // The field makes the last day of the month of it by itself: nobody should find that out later.
    if (kind === 'date' && isNoSuchDay(value)) setDaysInMonth(lastDayOf(value))
    onBlur?.()
  }
  const shared = {
    className: 'field',
    shouldForceLeadingZeros: true,
    isInvalid: Boolean(error),
    validationBehavior: 'aria',
    onBlur: leave,
    children: ({ state }: { state: State }) => (
      <Segments {...{ state, kind, label, hint, error, value, daysInMonth }} onStanding={report} />
    ),
  } as const
  return (
    <I18nProvider locale="en-GB">
      <div ref={box} data-field={name} onPasteCapture={paste} onKeyDownCapture={sendOnEnter}>
        {kind === 'date' ? (
          <AriaDateField key={round} {...shared} granularity="day" defaultValue={parsed(value, parseDate)} />
        ) : (
          <AriaTimeField
            key={round}
            {...shared}
            granularity="minute"
            hourCycle={24}
            defaultValue={parsed(value, parseTime)}
          />
        )}
      </div>
    </I18nProvider>
  )
}

type SegmentsProps = DateFieldText & {
  error: string | undefined
  state: State
  value: string
  daysInMonth: number | null
  onStanding: (value: string) => void
}

function Segments({ kind, label, hint, error, state, value, daysInMonth, onStanding }: SegmentsProps) {
  const now = standing(state, kind)
  const tell = useEffectEvent((typed: string) => {
    if (typed !== value) onStanding(typed)
  })
  useEffect(() => tell(now), [now])
  return (
    <>
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <DateInput className="field-input date-input">
        {segment => <DateSegment segment={segment} className="date-segment" />}
      </DateInput>
      <span role="status" className="field-hint">
        {daysInMonth !== null && `That month has ${daysInMonth} days. Check the date.`}
      </span>
      <FieldError className="field-error">
        <CircleAlert className="icon" aria-hidden />
        {error}
      </FieldError>
    </>
  )
}
