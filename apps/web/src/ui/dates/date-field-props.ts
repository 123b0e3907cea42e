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
