import type { ReactNode, Ref } from 'react'

export type Kind = 'date' | 'time'
export type DateFieldText = { kind: Kind; label: ReactNode; hint?: ReactNode }
export type DateFieldProps = DateFieldText & {
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

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const CENTURY = 2000

const two = (n: number) => String(n).padStart(2, '0')

/** `YYYY-MM-DD`, if there is such a day. A year of two figures is one of this century. */
function dayOf(year: number, month: number, day: number): string | null {
  const whole = year < 100 ? CENTURY + year : year
  const at = new Date(Date.UTC(whole, month - 1, day))
  const exists = at.getUTCFullYear() === whole && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists ? `${String(whole).padStart(4, '0')}-${two(month)}-${two(day)}` : null
}

/** Figure after figure, as into a field that moves on by itself: "03112026". */
const inOneGo = /^\s*(\d{2})(\d{2})(\d{4})\s*$/

/**
 * The day, `YYYY-MM-DD`, in a text that somebody pastes: "3/11/2026", "Tue 3 Nov 2026", "2026-11-03". The day comes
 * before the month, as in the UK, unless the year comes first. Null where the text is no whole date.
 */
export function pastedDay(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})\s*$/.exec(text) ?? inOneGo.exec(text)
  if (figures) return dayOf(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const named = /^\s*(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})\s*$/i.exec(
    text,
  )
  const month = months.indexOf(named?.[2]?.slice(0, 3).toLowerCase() ?? '') + 1
  return named && month > 0 ? dayOf(Number(named[3]), month, Number(named[1])) : null
}

const fourFigures = /^\s*(\d{2})(\d{2})(?!\d)/

/** The time, `HH:MM`, in a text that somebody pastes: "15:30", "15.30", "1530", "3:30 pm", "3pm". Null where it is none. */
export function pastedTime(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(
    text.replace(fourFigures, '$1:$2'),
  )
  const [, hour = '', minute, half] = found ?? []
  if (!found || (minute === undefined && !half)) return null
  const twelve = Number(hour)
  if (half && (twelve < 1 || twelve > 12)) return null
  const hours = half ? (twelve % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : twelve
  return hours < 24 && Number(minute ?? 0) < 60 ? `${two(hours)}:${minute ?? '00'}` : null
}
